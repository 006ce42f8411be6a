-- Schema main: everything in it, in the order in which it is created (lib/ProxySQL_Admin.cpp).
-- A statement is one line in sqlite_master: a line break stands for one blank, after an opening parenthesis for nothing.

CREATE TABLE mysql_servers (
    hostgroup_id INT CHECK (hostgroup_id>=0) NOT NULL DEFAULT 0 ,
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    status VARCHAR CHECK (UPPER(status) IN ('ONLINE','SHUNNED','OFFLINE_SOFT', 'OFFLINE_HARD')) NOT NULL DEFAULT 'ONLINE' ,
    weight INT CHECK (weight >= 0) NOT NULL DEFAULT 1 ,
    compression INT CHECK (compression >=0 AND compression <= 102400) NOT NULL DEFAULT 0 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 1000 ,
    max_replication_lag INT CHECK (max_replication_lag >= 0 AND max_replication_lag <= 126144000) NOT NULL DEFAULT 0 ,
    use_ssl INT CHECK (use_ssl IN(0,1)) NOT NULL DEFAULT 0 ,
    max_latency_ms INT UNSIGNED CHECK (max_latency_ms>=0) NOT NULL DEFAULT 0 ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY (hostgroup_id, hostname, port) );

CREATE TABLE runtime_mysql_servers (
    hostgroup_id INT NOT NULL DEFAULT 0 ,
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    status VARCHAR CHECK (UPPER(status) IN ('ONLINE','SHUNNED','OFFLINE_SOFT', 'OFFLINE_HARD')) NOT NULL DEFAULT 'ONLINE' ,
    weight INT CHECK (weight >= 0) NOT NULL DEFAULT 1 ,
    compression INT CHECK (compression >=0 AND compression <= 102400) NOT NULL DEFAULT 0 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 1000 ,
    max_replication_lag INT CHECK (max_replication_lag >= 0 AND max_replication_lag <= 126144000) NOT NULL DEFAULT 0 ,
    use_ssl INT CHECK (use_ssl IN(0,1)) NOT NULL DEFAULT 0 ,
    max_latency_ms INT UNSIGNED CHECK (max_latency_ms>=0) NOT NULL DEFAULT 0 ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY (hostgroup_id, hostname, port) );

CREATE TABLE mysql_users (
    username VARCHAR NOT NULL ,
    password VARCHAR ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    use_ssl INT CHECK (use_ssl IN (0,1)) NOT NULL DEFAULT 0 ,
    default_hostgroup INT NOT NULL DEFAULT 0 ,
    default_schema VARCHAR ,
    schema_locked INT CHECK (schema_locked IN (0,1)) NOT NULL DEFAULT 0 ,
    transaction_persistent INT CHECK (transaction_persistent IN (0,1)) NOT NULL DEFAULT 1 ,
    fast_forward INT CHECK (fast_forward IN (0,1)) NOT NULL DEFAULT 0 ,
    backend INT CHECK (backend IN (0,1)) NOT NULL DEFAULT 1 ,
    frontend INT CHECK (frontend IN (0,1)) NOT NULL DEFAULT 1 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 10000 ,
    PRIMARY KEY (username, backend) ,
    UNIQUE (username, frontend));

CREATE TABLE runtime_mysql_users (
    username VARCHAR NOT NULL ,
    password VARCHAR ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    use_ssl INT CHECK (use_ssl IN (0,1)) NOT NULL DEFAULT 0 ,
    default_hostgroup INT NOT NULL DEFAULT 0 ,
    default_schema VARCHAR ,
    schema_locked INT CHECK (schema_locked IN (0,1)) NOT NULL DEFAULT 0 ,
    transaction_persistent INT CHECK (transaction_persistent IN (0,1)) NOT NULL DEFAULT 1 ,
    fast_forward INT CHECK (fast_forward IN (0,1)) NOT NULL DEFAULT 0 ,
    backend INT CHECK (backend IN (0,1)) NOT NULL DEFAULT 1 ,
    frontend INT CHECK (frontend IN (0,1)) NOT NULL DEFAULT 1 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 10000 ,
    PRIMARY KEY (username, backend) ,
    UNIQUE (username, frontend));

CREATE TABLE runtime_checksums_values (
    name VARCHAR NOT NULL ,
    version INT NOT NULL ,
    epoch INT NOT NULL ,
    checksum VARCHAR NOT NULL ,
    PRIMARY KEY (name));

CREATE TABLE runtime_mysql_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND reader_hostgroup>0) ,
    comment VARCHAR ,
    UNIQUE (reader_hostgroup));

CREATE TABLE mysql_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND reader_hostgroup>0) ,
    comment VARCHAR NOT NULL DEFAULT '',
    UNIQUE (reader_hostgroup));

CREATE TABLE mysql_group_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    backup_writer_hostgroup INT CHECK (backup_writer_hostgroup>=0 AND backup_writer_hostgroup<>writer_hostgroup) NOT NULL ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND backup_writer_hostgroup<>reader_hostgroup AND reader_hostgroup>0) ,
    offline_hostgroup INT NOT NULL CHECK (offline_hostgroup<>writer_hostgroup AND offline_hostgroup<>reader_hostgroup AND backup_writer_hostgroup<>offline_hostgroup AND offline_hostgroup>=0) ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    max_writers INT NOT NULL CHECK (max_writers >= 0) DEFAULT 1 ,
    writer_is_also_reader INT CHECK (writer_is_also_reader IN (0,1)) NOT NULL DEFAULT 0 ,
    max_transactions_behind INT CHECK (max_transactions_behind>=0) NOT NULL DEFAULT 0 ,
    comment VARCHAR ,
    UNIQUE (reader_hostgroup) ,
    UNIQUE (offline_hostgroup) ,
    UNIQUE (backup_writer_hostgroup));

CREATE TABLE runtime_mysql_group_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    backup_writer_hostgroup INT CHECK (backup_writer_hostgroup>=0 AND backup_writer_hostgroup<>writer_hostgroup) NOT NULL ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND backup_writer_hostgroup<>reader_hostgroup AND reader_hostgroup>0) ,
    offline_hostgroup INT NOT NULL CHECK (offline_hostgroup<>writer_hostgroup AND offline_hostgroup<>reader_hostgroup AND backup_writer_hostgroup<>offline_hostgroup AND offline_hostgroup>=0) ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    max_writers INT NOT NULL CHECK (max_writers >= 0) DEFAULT 1 ,
    writer_is_also_reader INT CHECK (writer_is_also_reader IN (0,1)) NOT NULL DEFAULT 0 ,
    max_transactions_behind INT CHECK (max_transactions_behind>=0) NOT NULL DEFAULT 0 ,
    comment VARCHAR ,
    UNIQUE (reader_hostgroup) ,
    UNIQUE (offline_hostgroup) ,
    UNIQUE (backup_writer_hostgroup));

CREATE TABLE mysql_query_rules (
    rule_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 0 ,
    username VARCHAR ,
    schemaname VARCHAR ,
    flagIN INT NOT NULL DEFAULT 0 ,
    client_addr VARCHAR ,
    proxy_addr VARCHAR ,
    proxy_port INT ,
    digest VARCHAR ,
    match_digest VARCHAR ,
    match_pattern VARCHAR ,
    negate_match_pattern INT CHECK (negate_match_pattern IN (0,1)) NOT NULL DEFAULT 0 ,
    re_modifiers VARCHAR DEFAULT 'CASELESS' ,
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    retries INT CHECK (retries>=0 AND retries <=1000) ,
    delay INT UNSIGNED ,
    next_query_flagIN INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    OK_msg VARCHAR ,
    sticky_conn INT CHECK (sticky_conn IN (0,1)) ,
    multiplex INT CHECK (multiplex IN (0,1,2)) ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

CREATE TABLE runtime_mysql_query_rules (
    rule_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 0 ,
    username VARCHAR ,
    schemaname VARCHAR ,
    flagIN INT NOT NULL DEFAULT 0 ,
    client_addr VARCHAR ,
    proxy_addr VARCHAR ,
    proxy_port INT ,
    digest VARCHAR ,
    match_digest VARCHAR ,
    match_pattern VARCHAR ,
    negate_match_pattern INT CHECK (negate_match_pattern IN (0,1)) NOT NULL DEFAULT 0 ,
    re_modifiers VARCHAR ,
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    retries INT CHECK (retries>=0 AND retries <=1000) ,
    delay INT UNSIGNED ,
    next_query_flagIN INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    OK_msg VARCHAR ,
    sticky_conn INT CHECK (sticky_conn IN (0,1)) ,
    multiplex INT CHECK (multiplex IN (0,1,2)) ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

CREATE TABLE global_variables (
    variable_name VARCHAR NOT NULL PRIMARY KEY ,
    variable_value VARCHAR NOT NULL);

CREATE TABLE runtime_global_variables (
    variable_name VARCHAR NOT NULL PRIMARY KEY ,
    variable_value VARCHAR NOT NULL);

CREATE TABLE mysql_collations (
    Id INTEGER NOT NULL PRIMARY KEY ,
    Collation VARCHAR NOT NULL ,
    Charset VARCHAR NOT NULL ,
    `Default` VARCHAR NOT NULL);

CREATE TABLE scheduler (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    interval_ms INTEGER CHECK (interval_ms>=100 AND interval_ms<=100000000) NOT NULL ,
    filename VARCHAR NOT NULL ,
    arg1 VARCHAR ,
    arg2 VARCHAR ,
    arg3 VARCHAR ,
    arg4 VARCHAR ,
    arg5 VARCHAR ,
    comment VARCHAR NOT NULL DEFAULT '');

CREATE TABLE runtime_scheduler (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    interval_ms INTEGER CHECK (interval_ms>=100 AND interval_ms<=100000000) NOT NULL ,
    filename VARCHAR NOT NULL ,
    arg1 VARCHAR ,
    arg2 VARCHAR ,
    arg3 VARCHAR ,
    arg4 VARCHAR ,
    arg5 VARCHAR ,
    comment VARCHAR NOT NULL DEFAULT '');

CREATE TABLE proxysql_servers (
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 6032 ,
    weight INT CHECK (weight >= 0) NOT NULL DEFAULT 0 ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY (hostname, port) );

CREATE TABLE runtime_proxysql_servers (
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 6032 ,
    weight INT CHECK (weight >= 0) NOT NULL DEFAULT 0 ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY (hostname, port) );
