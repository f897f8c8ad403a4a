"""What `docs/build.py` needs to make the site: pages that come from the program, the scenario files and the source."""
