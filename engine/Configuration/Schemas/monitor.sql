-- Schema monitor: everything in it, in the order in which it is created (include/MySQL_Monitor.hpp).
-- A statement is one line in sqlite_master: a line break stands for one blank, after an opening parenthesis for nothing.

CREATE TABLE mysql_server_connect_log (
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    time_start_us INT NOT NULL DEFAULT 0 ,
    connect_success_time_us INT DEFAULT 0 ,
    connect_error VARCHAR ,
    PRIMARY KEY (hostname, port, time_start_us));

CREATE TABLE mysql_server_ping_log ( hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    time_start_us INT NOT NULL DEFAULT 0 ,
    ping_success_time_us INT DEFAULT 0 ,
    ping_error VARCHAR ,
    PRIMARY KEY (hostname, port, time_start_us));

CREATE TABLE mysql_server_read_only_log ( hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    time_start_us INT NOT NULL DEFAULT 0 ,
    success_time_us INT DEFAULT 0 ,
    read_only INT DEFAULT 1 ,
    error VARCHAR ,
    PRIMARY KEY (hostname, port, time_start_us));

CREATE TABLE mysql_server_replication_lag_log ( hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    time_start_us INT NOT NULL DEFAULT 0 ,
    success_time_us INT DEFAULT 0 ,
    repl_lag INT DEFAULT 0 ,
    error VARCHAR ,
    PRIMARY KEY (hostname, port, time_start_us));

CREATE TABLE mysql_server_group_replication_log (
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    time_start_us INT NOT NULL DEFAULT 0 ,
    success_time_us INT DEFAULT 0 ,
    viable_candidate VARCHAR NOT NULL DEFAULT 'NO' ,
    read_only VARCHAR NOT NULL DEFAULT 'YES' ,
    transactions_behind INT DEFAULT 0 ,
    error VARCHAR ,
    PRIMARY KEY (hostname, port, time_start_us));

CREATE INDEX idx_connect_log_time_start ON mysql_server_connect_log (time_start_us);

CREATE INDEX idx_ping_log_time_start ON mysql_server_ping_log (time_start_us);

CREATE INDEX idx_read_only_log_time_start ON mysql_server_read_only_log (time_start_us);

CREATE INDEX idx_replication_lag_log_time_start ON mysql_server_replication_lag_log (time_start_us);

CREATE INDEX idx_group_replication_log_time_start ON mysql_server_group_replication_log (time_start_us);
