#!/bin/bash
VIP=192.168.0.100
echo 1 > /proc/sys/net/ipv4/ip_forward
/sbin/ipvsadm -C
/sbin/ipvsadm -A -t 192.168.0.100:80 -s rr
/sbin/ipvsadm -a -t 192.168.0.100:80 -r 192.168.0.11 -g
/sbin/ipvsadm -a -t 192.168.0.100:80 -r 192.168.0.12 -g
/sbin/ipvsadm -A -t ${VIP}:443 -s rr
ipvsadm
