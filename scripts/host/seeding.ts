/** Who seeds comes in while the door is still closed, if this header holds the operator's token. */
export const SEEDING = 'x-whatsnexus-seeding'
