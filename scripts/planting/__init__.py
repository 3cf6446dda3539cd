"""The planted-claims trial: honest projects, and falsehoods to plant in copies of them."""
