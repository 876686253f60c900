// Groups
