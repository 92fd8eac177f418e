import type { ServiceScope } from "@/lib/service-keys/scopes";

type ScopeWords = { label: string; what: string };

const scopes: Record<ServiceScope, ScopeWords> = {
  "password:verify": {
    label: "Check passwords",
    what: "Whether a password is somebody’s. Wrong ones count towards the lock.",
  },
  "mfa:read": {
    label: "Read two-factor state",
    what: "Whether two-factor is on, and by which methods. Nothing secret.",
  },
  "mfa:challenge": {
    label: "Ask for a second factor",
    what: "Asks somebody for a code, for a purpose they are told. Nobody is signed in by it.",
  },
  "session:introspect": {
    label: "Look at access tokens",
    what: "Whose an access token is, and until when. A token has to be known first.",
  },
};

export const adminKeyWords = {
  adminKeys: {
    title: "Service keys",
    intro:
      "With a key another back end of yours calls Sallyport. It opens what its scopes say and nothing else.",
    docs: "How to call with a key",
    notices: { revoked: "The key is revoked. It opens nothing any more, from the next call on." },
    make: {
      title: "Make a key",
      note: "It is shown once, right after it was made. Every admin is told by mail.",
      name: "Name of the service",
      nameHint: "People read it when the service asks them for a code.",
      scopes: "What it opens",
      scope: scopes,
      lifetime: "Ends",
      lifetimes: {
        "30": "After 30 days",
        "90": "After 90 days",
        "365": "After 365 days",
        never: "Never, until it is revoked",
      },
      reason: "Reason",
      reasonHint: "Goes to the log and to the other admins.",
      submit: "Make key",
    },
    made: {
      said: "The key is made.",
      title: "Your new key",
      why: "Copy it now, into the settings of the service. It is kept as a digest only and cannot be shown again.",
      label: "Key",
      copy: "Copy key",
      copied: "Copied.",
      notCopied: "Your browser did not allow it. Select the key and copy it by hand.",
      done: "I have stored this key",
    },
    live: "Keys in use",
    empty: "No keys in use",
    emptyHint: "Until one is made, no other back end can ask Sallyport anything.",
    ended: "Ended keys",
    showEnded: "Show ended keys",
    hideEnded: "Hide ended keys",
    noneEnded: "No key has ended yet.",
    older: "Older keys",
    newest: "Newest keys",
    states: { live: "In use", expired: "Expired", revoked: "Revoked" },
    madeAt: "Made",
    by: "by {who}",
    someoneGone: "somebody whose account is deleted",
    lastUsed: "Last used",
    neverUsed: "Never used",
    ends: "ends",
    endedAt: "ended",
    revokedAt: "revoked",
    noEnd: "no end",
    revoke: {
      open: "Revoke",
      why: "Every call with this key is refused from then on. That cannot be undone.",
      reason: "Reason",
      submit: "Revoke key",
    },
  },
};

export const serviceKeyMailWords = {
  serviceKeys: {
    button: "See service keys",
    made: {
      subject: "A service key was made",
      what: "{by} made the service key “{name}”, which opens: {scopes}. Their reason: “{reason}”.",
      closing:
        "You get this because you are an admin. Was it you, or do you know of it? Then there is nothing to do. If not, revoke the key and ask who made it.",
    },
    revoked: {
      subject: "A service key was revoked",
      what: "{by} revoked the service key “{name}”: it opens nothing any more. Their reason: “{reason}”.",
      closing:
        "You get this because you are an admin. Was it you, or do you know of it? Then there is nothing to do.",
    },
  },
};
