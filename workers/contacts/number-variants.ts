/**
 * The other way Meta may spell a number that somebody saved by hand. Brazil: mobile numbers gained a 9 after the two-digit
 * area code; Mexico: a 1 after the country code fell away; Argentina: the mobile 9 after the country code.
 * Digits only, in and out; the number itself is not among them.
 */
export function numberVariants(digits: string): string[] {
  const rule = RULES.find(({ pattern }) => pattern.test(digits))
  return rule ? [digits.replace(rule.pattern, rule.becomes)] : []
}

const RULES = [
  { pattern: /^55(\d{2})9(\d{8})$/, becomes: '55$1$2' },
  { pattern: /^55(\d{2})(\d{8})$/, becomes: '55$19$2' },
  { pattern: /^521(\d{10})$/, becomes: '52$1' },
  { pattern: /^52([2-9]\d{9})$/, becomes: '521$1' },
  { pattern: /^549(\d{10})$/, becomes: '54$1' },
  { pattern: /^54([1-8]\d{9})$/, becomes: '549$1' },
]
