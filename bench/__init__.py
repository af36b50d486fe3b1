"""What ``make bench`` measures: ratios against a limit or a peer, taken in one run on one machine."""
