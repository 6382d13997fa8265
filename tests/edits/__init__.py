"""Every kind of edit a person can make, each as a small rule that draws what it needs."""
