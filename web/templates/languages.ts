/** Meta has more; these are those of our customers. */
export const LANGUAGES: readonly string[] = [
  ...['en', 'en_US', 'en_GB', 'hi', 'ta', 'te', 'kn', 'ml', 'mr', 'bn', 'gu', 'pa', 'ur'],
  ...['es', 'es_MX', 'es_AR', 'pt_BR', 'pt_PT', 'ar', 'fr', 'de', 'it', 'nl', 'id', 'tr', 'sw'],
]
