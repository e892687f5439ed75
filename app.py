"""The front door: every request goes through the gate, every visit through the frame."""

import streamlit as st

if __name__ == "__main__":  # Streamlit runs this file for each visit ...
    from psoas_coach.ui import shell

    shell.run()
else:  # ... and imports it once, to serve it
    from psoas_coach.ui import lifespan
    from psoas_coach.ui.access import server

    app = st.App(__file__, middleware=server.build_middleware(), lifespan=lifespan.serve)
