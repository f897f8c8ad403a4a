"""Running studies and opening them."""
