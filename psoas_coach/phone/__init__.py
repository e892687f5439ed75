"""The app on a phone at home: paired devices reach it over TLS on the local network.

Nothing here runs without ``psoas-coach phone``. It does not use Streamlit: the app is an ASGI
application behind a gate.
"""
