"""The pages: the only place that knows Streamlit. It asks and shows; it decides nothing."""
