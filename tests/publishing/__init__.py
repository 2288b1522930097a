"""Publishing, tried with the programs it meets: real web servers, a real sshd, real disks that fill, and kill -9."""
