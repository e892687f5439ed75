"""One module for each command: ``add`` describes it to argparse, ``run`` executes it."""
