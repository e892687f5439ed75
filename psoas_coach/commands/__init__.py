"""One command a module: ``add`` describes it to argparse, ``run`` does it and returns a status."""
