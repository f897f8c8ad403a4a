"""``python -m piecework.calibrate``."""

import sys

from piecework.calibrate.command import main

sys.exit(main())
