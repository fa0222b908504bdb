"""Launches engines side by side and writes what they took into docs/performance.md."""
