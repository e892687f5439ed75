"""Workarounds for gaps in Streamlit 1.67, one module for each kind of gap.

Each entry names the upstream issue that would make it unnecessary, or the behaviour of Streamlit
that it works around.

- ``article``: a long text is one element, because Streamlit sends and compares a page element by
  element in every run.
- ``buttons``: the primary button is readable in the dark theme (streamlit/streamlit#12801), a
  download is made in the person's language, and a press survives the end of a run that had not
  acted on it yet (Streamlit resets presses at the start of each run).
- ``disclosures``: the server does not look up its own address on the internet
  (streamlit/streamlit#7721), and a download is only for the session that asked for it
  (streamlit/streamlit#8148).
- ``early_scripts``: the document links the scripts of rich text, components and buttons, which
  Streamlit requests only when it has to draw one.
- ``repeated_work``: the theme and the stylesheet are not worked out again in every run.
- ``run_messages``: the browser receives what a run draws as a whole (streamlit/streamlit#14985,
  streamlit/streamlit#9921).
- ``sign_in_cookies``: the cookies of a sign-in stay small (streamlit/streamlit#16569), and several
  tabs can sign in at once (since streamlit/streamlit#15048 all tabs share one cookie for the state
  of a sign-in).
- ``static_assets``: Streamlit's assets are compressed and served from memory
  (streamlit/streamlit#16344).

Code that bypasses Streamlit for a reason of the product's own stands where it is used: the frame of
every page in ``ui/shell.py`` (streamlit/streamlit#9624), the lists and choices as explained in
``docs/decisions``.
"""
