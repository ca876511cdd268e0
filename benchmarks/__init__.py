"""How fast `som` is, in ratios measured in one run: `python -m benchmarks`."""
