"""Speeds as ratios: each row measures drafter and something bare in the same run, turn by turn."""
