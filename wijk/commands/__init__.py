"""What the commands of python -m wijk do: one function each, from the arguments to what is printed as JSON."""
