"""What drafter is measured against."""
