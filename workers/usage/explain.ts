/** What the numbers mean, printed beside them: each answers a question that somebody had about another product's. */
export const EXPLAINED = {
  counted:
    'Messages that arrived. Each counts once, when the first status says so with its price; what failed, or has not arrived yet, does not count.',
  twice:
    'A message that was sent again because an answer was lost may have arrived twice; then it counts twice, as Meta charges it.',
  months: 'Months are those of UTC. Meta bills by the time zone of your account, so its first and last day may differ.',
  category: 'Meta’s price category of the message. service: everything that is no template.',
  type: 'How Meta counts it. regular: charged beyond your free tier. free_customer_service and free_entry_point: not charged.',
  country: 'By the calling code of the number it went to. People who have hidden their number have none.',
  others:
    'Messages sent on the phone app or by other apps on the same number are counted too, when Meta tells of them.',
  caps: 'A cap counts what arrived and what is on its way. At 80 % it is said in the inbox. A cap that stops refuses what comes after, with its reason; a change takes up to a minute.',
  bill: 'Meta’s bill is what counts: these are its own words, summed here.',
} as const
