"""Which version of the program writes the records."""

# The program is run from its folder and never installed, so that no package metadata could say this.
VERSION = "0.1.0"
