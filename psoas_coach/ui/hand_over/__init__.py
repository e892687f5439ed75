"""The page of the summary that goes along to a doctor or physio."""
