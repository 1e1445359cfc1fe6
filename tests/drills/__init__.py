"""Drills: what happens to confirmed writes when programs, servers and connections are cut off; see docs/testing.md."""
