/**
 * Nobody: a user id in Meta's form of a country that is none. What is said of it walks the same way as everything else,
 * but its conversation is never listed, told of in no feed, and no contact.
 */
export const CANARY_USER = 'ZZ.WhatsNexusCanary'
export const CANARY_WAMID = 'wamid.whatsnexus-canary'
