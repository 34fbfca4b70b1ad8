-- Counts what plain GETs get, in one line for bench.py.
dofile(os.getenv("AFTERWORD_LOAD") .. "/report.lua")
