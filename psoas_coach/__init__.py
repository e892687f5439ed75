"""Psoas Coach: a self-check and stretch coach for hips and low backs."""
