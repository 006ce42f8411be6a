INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES (0,'h0',3300,'c0'),(1,'h1',3301,'c1'),(2,'h2',3300,'c2'),(0,'h3',3301,'c3'),(1,'h4',3300,'c4'),(2,'h5',3301,'c5'),(0,'h6',3300,'c6'),(1,'h7',3301,'c7'),(2,'h8',3300,'c8'),(0,'h9',3301,'c9'),(1,'h10',3300,'c10'),(2,'h11',3301,'c11'),(0,'h12',3300,'c12'),(1,'h13',3301,'c13'),(2,'h14',3300,'c14'),(0,'h15',3301,'c15'),(1,'h16',3300,'c16'),(2,'h17',3301,'c17'),(0,'h18',3300,'c18'),(1,'h19',3301,'c19'),(2,'h20',3300,'c20'),(0,'h21',3301,'c21'),(1,'h22',3300,'c22'),(2,'h23',3301,'c23'),(0,'h24',3300,'c24'),(1,'h25',3301,'c25'),(2,'h26',3300,'c26'),(0,'h27',3301,'c27'),(1,'h28',3300,'c28'),(2,'h29',3301,'c29'),(0,'h30',3300,'c30'),(1,'h31',3301,'c31'),(2,'h32',3300,'c32'),(0,'h33',3301,'c33'),(1,'h34',3300,'c34'),(2,'h35',3301,'c35'),(0,'h36',3300,'c36'),(1,'h37',3301,'c37'),(2,'h38',3300,'c38'),(0,'h39',3301,'c39')
LOAD MYSQL SERVERS TO RUNTIME
DELETE FROM mysql_servers WHERE hostgroup_id=1 AND hostname<>'h1'
UPDATE mysql_servers SET status='OFFLINE_SOFT', weight=7 WHERE hostgroup_id=2
UPDATE mysql_servers SET status='SHUNNED' WHERE hostname='h0'
INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (0,'new'),(9,'new'),(1,'h4')
INSERT INTO mysql_group_replication_hostgroups VALUES (2,4,3,1,1,1,0,100,NULL)
INSERT INTO mysql_group_replication_hostgroups VALUES (3,14,13,11,0,1,0,100,'x')
INSERT INTO mysql_replication_hostgroups VALUES (20,30,'a'),(30,40,'b'),(0,5,'it''s')
LOAD MYSQL SERVERS TO RUNTIME
SELECT hostname FROM runtime_mysql_servers
SAVE MYSQL SERVERS FROM RUNTIME
SELECT hostname FROM mysql_servers
LOAD MYSQL SERVERS TO RUNTIME
SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'
