"""Plain HTML that our own server answers besides Streamlit: the page on which people in a room take part by phone."""
