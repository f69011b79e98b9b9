"""Safety properties, proved over every set of answers: questions in, boxes of answers, gaps, and people who fall in."""
