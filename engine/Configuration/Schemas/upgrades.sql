-- Tables on disk that 1.4.6 upgrades, each with the version that its log names (lib/ProxySQL_Admin.cpp, disk_upgrade_*).
-- A statement is one line in sqlite_master: a line break stands for one blank, after an opening parenthesis for nothing.

-- mysql_servers v1.1.0
CREATE TABLE mysql_servers (
    hostgroup_id INT NOT NULL DEFAULT 0 ,
    hostname VARCHAR NOT NULL ,
    port INT NOT NULL DEFAULT 3306 ,
    status VARCHAR CHECK (UPPER(status) IN ('ONLINE','SHUNNED','OFFLINE_SOFT', 'OFFLINE_HARD')) NOT NULL DEFAULT 'ONLINE' ,
    weight INT CHECK (weight >= 0) NOT NULL DEFAULT 1 ,
    compression INT CHECK (compression >=0 AND compression <= 102400) NOT NULL DEFAULT 0 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 1000 ,
    max_replication_lag INT CHECK (max_replication_lag >= 0 AND max_replication_lag <= 126144000) NOT NULL DEFAULT 0 ,
    PRIMARY KEY (hostgroup_id, hostname, port) );

-- mysql_servers v1.2.0
CREATE TABLE mysql_servers (
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
    PRIMARY KEY (hostgroup_id, hostname, port) );

-- mysql_servers v1.2.2
CREATE TABLE mysql_servers (
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

-- mysql_replication_hostgroups v1.0
CREATE TABLE mysql_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND reader_hostgroup>0) ,
    UNIQUE (reader_hostgroup));

-- mysql_replication_hostgroups v1.2.2 (pre-1.4.5)
CREATE TABLE mysql_replication_hostgroups (
    writer_hostgroup INT CHECK (writer_hostgroup>=0) NOT NULL PRIMARY KEY ,
    reader_hostgroup INT NOT NULL CHECK (reader_hostgroup<>writer_hostgroup AND reader_hostgroup>0) ,
    comment VARCHAR ,
    UNIQUE (reader_hostgroup));

-- mysql_users pre-1.4
CREATE TABLE mysql_users (
    username VARCHAR NOT NULL ,
    password VARCHAR ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    use_ssl INT CHECK (use_ssl IN (0,1)) NOT NULL DEFAULT 0 ,
    default_hostgroup INT NOT NULL DEFAULT 0 ,
    default_schema VARCHAR ,
    schema_locked INT CHECK (schema_locked IN (0,1)) NOT NULL DEFAULT 0 ,
    transaction_persistent INT CHECK (transaction_persistent IN (0,1)) NOT NULL DEFAULT 0 ,
    fast_forward INT CHECK (fast_forward IN (0,1)) NOT NULL DEFAULT 0 ,
    backend INT CHECK (backend IN (0,1)) NOT NULL DEFAULT 1 ,
    frontend INT CHECK (frontend IN (0,1)) NOT NULL DEFAULT 1 ,
    max_connections INT CHECK (max_connections >=0) NOT NULL DEFAULT 10000 ,
    PRIMARY KEY (username, backend) ,
    UNIQUE (username, frontend));

-- mysql_query_rules v1.1.0
CREATE TABLE mysql_query_rules (
    rule_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 0 ,
    username VARCHAR ,
    schemaname VARCHAR ,
    flagIN INT NOT NULL DEFAULT 0 ,
    match_digest VARCHAR ,
    match_pattern VARCHAR ,
    negate_match_pattern INT CHECK (negate_match_pattern IN (0,1)) NOT NULL DEFAULT 0 ,
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    delay INT UNSIGNED ,
    error_msg VARCHAR ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0);

-- mysql_query_rules v1.2.0a
CREATE TABLE mysql_query_rules (
    rule_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 0 ,
    username VARCHAR ,
    schemaname VARCHAR ,
    flagIN INT NOT NULL DEFAULT 0 ,
    match_digest VARCHAR ,
    match_pattern VARCHAR ,
    negate_match_pattern INT CHECK (negate_match_pattern IN (0,1)) NOT NULL DEFAULT 0 ,
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    delay INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0);

-- mysql_query_rules v1.2.0g
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
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    retries INT CHECK (retries>=0 AND retries <=1000) ,
    delay INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0);

-- mysql_query_rules v1.2.2
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
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    retries INT CHECK (retries>=0 AND retries <=1000) ,
    delay INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

-- mysql_query_rules v1.3.1
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
    flagOUT INT ,
    replace_pattern VARCHAR ,
    destination_hostgroup INT DEFAULT NULL ,
    cache_ttl INT CHECK(cache_ttl > 0) ,
    reconnect INT CHECK (reconnect IN (0,1)) DEFAULT NULL ,
    timeout INT UNSIGNED ,
    retries INT CHECK (retries>=0 AND retries <=1000) ,
    delay INT UNSIGNED ,
    mirror_flagOUT INT UNSIGNED ,
    mirror_hostgroup INT UNSIGNED ,
    error_msg VARCHAR ,
    sticky_conn INT CHECK (sticky_conn IN (0,1)) ,
    multiplex INT CHECK (multiplex IN (0,1)) ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

-- mysql_query_rules v1.4.0a
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
    sticky_conn INT CHECK (sticky_conn IN (0,1)) ,
    multiplex INT CHECK (multiplex IN (0,1)) ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

-- mysql_query_rules v1.4.0b
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
    sticky_conn INT CHECK (sticky_conn IN (0,1)) ,
    multiplex INT CHECK (multiplex IN (0,1,2)) ,
    log INT CHECK (log IN (0,1)) ,
    apply INT CHECK(apply IN (0,1)) NOT NULL DEFAULT 0 ,
    comment VARCHAR);

-- scheduler v1.2.0
CREATE TABLE scheduler (
    id INTEGER NOT NULL ,
    interval_ms INTEGER CHECK (interval_ms>=100 AND interval_ms<=100000000) NOT NULL ,
    filename VARCHAR NOT NULL ,
    arg1 VARCHAR ,
    arg2 VARCHAR ,
    arg3 VARCHAR ,
    arg4 VARCHAR ,
    arg5 VARCHAR ,
    PRIMARY KEY(id));

-- scheduler v1.2.2a
CREATE TABLE scheduler (
    id INTEGER NOT NULL ,
    interval_ms INTEGER CHECK (interval_ms>=100 AND interval_ms<=100000000) NOT NULL ,
    filename VARCHAR NOT NULL ,
    arg1 VARCHAR ,
    arg2 VARCHAR ,
    arg3 VARCHAR ,
    arg4 VARCHAR ,
    arg5 VARCHAR ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY(id));

-- scheduler v1.2.2b
CREATE TABLE scheduler (
    id INTEGER NOT NULL ,
    active INT CHECK (active IN (0,1)) NOT NULL DEFAULT 1 ,
    interval_ms INTEGER CHECK (interval_ms>=100 AND interval_ms<=100000000) NOT NULL ,
    filename VARCHAR NOT NULL ,
    arg1 VARCHAR ,
    arg2 VARCHAR ,
    arg3 VARCHAR ,
    arg4 VARCHAR ,
    arg5 VARCHAR ,
    comment VARCHAR NOT NULL DEFAULT '' ,
    PRIMARY KEY(id));
