"""The app on a phone at home: paired devices reach it over TLS on the local network.

Nothing here runs unless ``psoas-coach phone`` was asked for. It knows no Streamlit: the app is an
ASGI application that a gate stands in front of.
"""
