"""What the figures say about one area: profile, risk groups, diversity and what stands out."""
