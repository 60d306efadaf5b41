/** Confirms an opt-out in the customer's language. Says what stops and what does not, and how to undo it. */
const LINES: Record<string, string> = {
  en: 'Done. We will send you no more offers. You can still write to us here at any time.',
  hi: 'ठीक है। अब हम आपको कोई ऑफ़र नहीं भेजेंगे। आप यहाँ कभी भी हमें लिख सकते हैं।',
  'hi-Latn': 'Theek hai. Ab hum aapko koi offer nahin bhejenge. Aap yahan kabhi bhi humein likh sakte hain.',
  ta: 'சரி. இனி உங்களுக்கு விளம்பரச் செய்திகள் அனுப்ப மாட்டோம். நீங்கள் எப்போது வேண்டுமானாலும் இங்கே எழுதலாம்.',
  'ta-Latn': 'Sari. Ini ungalukku offer edhuvum anuppa maattom. Neenga eppo venumnaalum inga engalukku ezhudhalaam.',
  es: 'Hecho. No le enviaremos más promociones. Puede escribirnos aquí cuando quiera.',
  pt: 'Feito. Não enviaremos mais promoções. Você pode nos escrever aqui quando quiser.',
  fr: "C'est fait. Nous ne vous enverrons plus d'offres. Vous pouvez toujours nous écrire ici.",
  de: 'Erledigt. Wir senden Ihnen keine Angebote mehr. Sie können uns hier jederzeit schreiben.',
  ar: 'تم. لن نرسل إليك عروضًا بعد الآن. يمكنك مراسلتنا هنا في أي وقت.',
  id: 'Selesai. Kami tidak akan mengirim promosi lagi. Anda tetap bisa menulis kepada kami di sini kapan saja.',
}

export function optOutLine(language: string): string {
  return LINES[language] ?? LINES[language.split('-')[0] ?? ''] ?? LINES.en ?? ''
}
