"""What Streamlit does not do yet, and what is done about it: a module for each kind of gap.

Each gap has the issue that would close it, or the behaviour of Streamlit 1.67 that makes it one.

- ``network``: **the server never asks the network who it is** (streamlit/streamlit#7721).
- ``sign_in_cookies``: **a browser stores little of a sign-in** (streamlit/streamlit#16569), and
  **several tabs may sign in at once** (since streamlit/streamlit#15048 the state of a sign-in lies
  in one session cookie for all tabs).
- ``downloads``: **a download belongs to the session that asked for it** (streamlit/streamlit#8148).
- ``buttons``: **the primary button can be read in the dark theme** (streamlit/streamlit#12801).
- ``button_presses``: **a press outlives a run that was ended before it acted on it** (1.67 resets
  presses at the start of each run).
- ``article``: **much to read is one element** (1.67 sends and compares a page element by element in
  every run).
- ``run_messages``: **a run reaches the browser whole** (streamlit/streamlit#14985,
  streamlit/streamlit#9921).
- ``static_assets``: **a visitor's scripts come compressed and from memory**
  (streamlit/streamlit#16344).

What goes round Streamlit for a reason of ours stands where it is used: the frame of every page in
``ui/shell.py`` (streamlit/streamlit#9624), the lists and choices in ``docs/decisions``.
"""
