-- What Prisma's schema language cannot say. The API checks the same rules first and answers with every problem; these
-- stand for writers that come another way.

-- Exactly one installation.
ALTER TABLE "installation" ADD CONSTRAINT "installation_single_row" CHECK ("id" = 1);
INSERT INTO "installation" ("id") VALUES (1);

-- Ranges of the kernel, of VRRP and of TCP/IP. An address column holds one host, never a network.
ALTER TABLE "host"
  ADD CONSTRAINT "host_port_range" CHECK ("port" BETWEEN 1 AND 65535),
  ADD CONSTRAINT "host_trusted_has_key" CHECK ("trust" <> 'trusted' OR "hostKeyFingerprint" IS NOT NULL);
ALTER TABLE "cluster"
  ADD CONSTRAINT "cluster_vrid_range" CHECK ("vrrp" IS NULL OR jsonb_typeof("vrrp") = 'null'
    OR ("vrrp" ->> 'virtualRouterId')::int BETWEEN 1 AND 255),
  ADD CONSTRAINT "cluster_applied_not_negative" CHECK ("appliedRevision" >= 0);
ALTER TABLE "director"
  ADD CONSTRAINT "director_priority_range" CHECK ("priority" BETWEEN 1 AND 254),
  ADD CONSTRAINT "director_address_single" CHECK (masklen("address") = CASE family("address") WHEN 4 THEN 32 ELSE 128 END);
ALTER TABLE "vip"
  ADD CONSTRAINT "vip_address_single" CHECK (masklen("address") = CASE family("address") WHEN 4 THEN 32 ELSE 128 END),
  ADD CONSTRAINT "vip_prefix_range" CHECK ("prefixLength" BETWEEN 1 AND masklen("address"));
ALTER TABLE "real_server"
  ADD CONSTRAINT "real_server_address_single" CHECK (masklen("address") = CASE family("address") WHEN 4 THEN 32 ELSE 128 END);
-- Each kind of endpoint has its own columns, and no others.
ALTER TABLE "service_endpoint"
  ADD CONSTRAINT "service_endpoint_kind" CHECK (CASE "kind"
    WHEN 'vip' THEN num_nonnulls("vipId", "protocol", "port") = 3 AND num_nonnulls("address", "count", "mark", "family") = 0
    WHEN 'range' THEN num_nonnulls("address", "count", "protocol", "port") = 4 AND num_nonnulls("vipId", "mark", "family") = 0
    ELSE num_nonnulls("mark", "family") = 2 AND num_nonnulls("vipId", "address", "count", "port") = 0 END),
  ADD CONSTRAINT "service_endpoint_port_range" CHECK ("port" BETWEEN 0 AND 65535),
  ADD CONSTRAINT "service_endpoint_count_range" CHECK ("count" BETWEEN 2 AND 256),
  ADD CONSTRAINT "service_endpoint_mark_range" CHECK ("mark" BETWEEN 1 AND 4294967295),
  ADD CONSTRAINT "service_endpoint_address_single" CHECK (masklen("address") = CASE family("address") WHEN 4 THEN 32 ELSE 128 END);
ALTER TABLE "mark_feed"
  ADD CONSTRAINT "mark_feed_port_range" CHECK ("firstPort" BETWEEN 1 AND "lastPort" AND "lastPort" <= 65535);
-- The kernel refuses a lower threshold above the upper one; 0 switches the upper one off.
ALTER TABLE "destination"
  ADD CONSTRAINT "destination_port_range" CHECK ("port" BETWEEN 0 AND 65535),
  ADD CONSTRAINT "destination_weight_range" CHECK ("weight" BETWEEN 0 AND 65535),
  ADD CONSTRAINT "destination_thresholds" CHECK ("upperThreshold" >= 0 AND "lowerThreshold" >= 0
    AND ("upperThreshold" = 0 OR "lowerThreshold" <= "upperThreshold"));

-- Written every two seconds a director and worth nothing after a crash: kept out of the write-ahead log.
ALTER TABLE "live_snapshot" SET UNLOGGED;

-- The trail only grows, and an applied revision never changes.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are history', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "cluster_revision_immutable" BEFORE UPDATE ON "cluster_revision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
