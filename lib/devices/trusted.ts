/**
 * Until when a device is trusted, where its table goes by `d`: as long as it was promised, or less where
 * the rule has become shorter since.
 */
export const TRUSTED_UNTIL = `
  least(d."trusted_until", d."trusted_at" + make_interval(secs => 86400 *
    (SELECT CASE jsonb_typeof(p."value"->'days')
            WHEN 'number' THEN greatest((p."value"->>'days')::float8, 0) END
       FROM "policy" p WHERE p."name" = 'trustedDevices')))`;
