"""The page of the summary for a visit to a doctor or physio."""
