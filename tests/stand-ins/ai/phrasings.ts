import { inTag } from './prompt-tags'

/** Other ways of asking, by rules a model would follow too: a polite frame, the bare words, a turned-around sentence. */
export function phrasingsOf(message: string): string[] {
  const [question, language] = [textIn(message, 'question'), textIn(message, 'language')]
  const known = inTag(message, 'known')
  const taken = new Set([question, ...(Array.isArray(known) ? known : [])].map(plain))
  const frames = FRAMES[language] ?? FRAMES[language.split('-')[0] ?? ''] ?? FRAMES.en ?? []
  const bare = question.replace(/[?？؟!.।]+\s*$/u, '')
  const inside = language === 'en' ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
  return frames.map((frame) => frame.replace('…', inside)).filter((text) => !taken.has(plain(text)))
}

const FRAMES: Record<string, string[]> = {
  en: ['Hi, … please?', 'Quick question: …?', 'I would like to know: …?', '…, can you tell me?'],
  hi: ['नमस्ते, …?', 'कृपया बताइए, …?', 'मुझे जानना है, …?'],
  'hi-Latn': ['Namaste, …?', 'Please batao, …?', 'Mujhe jaanna hai, …?'],
  ta: ['வணக்கம், …?', 'தயவுசெய்து சொல்லுங்கள், …?', 'தெரிந்துகொள்ள வேண்டும், …?'],
  es: ['Hola, ¿me dices … por favor?', 'Una pregunta: …', 'Quisiera saber: …'],
  pt: ['Olá, …, por favor?', 'Uma pergunta: …?', 'Gostaria de saber: …?'],
  ar: ['مرحبا، …؟', 'من فضلك، …؟', 'أريد أن أعرف، …؟'],
}

function plain(text: string): string {
  return String(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function textIn(message: string, tag: string): string {
  const found = inTag(message, tag)
  return typeof found === 'string' ? found : ''
}
