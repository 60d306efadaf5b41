import { words } from './tokens'

function lexicon(line: string): Set<string> {
  return new Set(line.split(/\s+/))
}

const GREETINGS = lexicon(
  'hi hii hello hey hola olá ola oi namaste नमस्ते नमस्कार வணக்கம் مرحبا مرحباً السلام عليكم سلام salaam good morning afternoon evening buenos buenas días dias tardes noches bom boa dia tarde noite there',
)
const THANKS = lexicon(
  'thanks thank you thx ty ok okay gracias obrigado obrigada धन्यवाद शुक्रिया நன்றி شكرا شكراً so much very mucho muito bahut बहुत மிக்க',
)
const ANGER = lexicon(
  'terrible awful worst horrible useless scam fraud cheat cheated angry furious disgusting unacceptable ridiculous lawyer sue complaint complain pésimo terrible estafa horrible queja péssimo golpe reclamação शिकायत घटिया धोखा बेकार மோசம் மோசமான புகார் ஏமாற்று شكوى احتيال سيئ نصب',
)
const WORRY = lexicon(
  'worried urgent urgently asap emergency afraid scared lost stuck preocupado urgente preocupada चिंता जल्दी परेशान கவலை அவசரம் قلق عاجل',
)
const JOY = lexicon(
  'great wonderful perfect amazing love excellent awesome gracias genial excelente ótimo perfeito बढ़िया शानदार அருமை சூப்பர் رائع ممتاز thanks thank',
)
const PEOPLE = lexicon(
  'human agent person representative operator someone manager staff humano persona agente pessoa atendente इंसान व्यक्ति एजेंट மனிதர் நபர் முகவர் شخص موظف انسان إنسان',
)
const ASKING = lexicon('talk speak connect transfer call real hablar falar बात कराओ பேச تحدث اتكلم أتكلم')

export function isGreeting(text: string): boolean {
  const spoken = words(text)
  return spoken.length > 0 && spoken.length <= 5 && spoken.every((word) => GREETINGS.has(word))
}

export function isThanks(text: string): boolean {
  const spoken = words(text)
  return spoken.length > 0 && spoken.length <= 6 && spoken.every((word) => THANKS.has(word))
}

export function asksForPerson(text: string): boolean {
  const spoken = words(text)
  return spoken.some((word) => PEOPLE.has(word)) && spoken.some((word) => ASKING.has(word))
}

export type Mood = 'calm' | 'worried' | 'angry' | 'happy'

export function moodOf(texts: string[]): Mood {
  const spoken = texts.flatMap(words)
  if (spoken.some((word) => ANGER.has(word)) || texts.some((text) => /!!!/.test(text))) return 'angry'
  if (spoken.some((word) => WORRY.has(word))) return 'worried'
  if (spoken.some((word) => JOY.has(word))) return 'happy'
  return 'calm'
}

const WELCOME: Record<string, string> = {
  en: 'Hello! What would you like to know?',
  hi: 'नमस्ते! आप क्या जानना चाहेंगे?',
  ta: 'வணக்கம்! உங்களுக்கு என்ன தெரிந்துகொள்ள வேண்டும்?',
  es: '¡Hola! ¿Qué le gustaría saber?',
  pt: 'Olá! O que gostaria de saber?',
  ar: 'مرحباً! ماذا تود أن تعرف؟',
}
const GLADLY: Record<string, string> = {
  en: 'You are welcome. Is there anything else?',
  hi: 'आपका स्वागत है। क्या कुछ और पूछना है?',
  ta: 'மகிழ்ச்சி. வேறு ஏதாவது வேண்டுமா?',
  es: 'Con gusto. ¿Algo más?',
  pt: 'Às ordens. Mais alguma coisa?',
  ar: 'على الرحب والسعة. هل من شيء آخر؟',
}
const WHICH: Record<string, string> = {
  en: 'Do you mean “{title}”?',
  hi: 'क्या आपका मतलब “{title}” है?',
  ta: '“{title}” பற்றிக் கேட்கிறீர்களா?',
  es: '¿Se refiere a “{title}”?',
  pt: 'Quer saber sobre “{title}”?',
  ar: 'هل تقصد “{title}”؟',
}

function inLanguage(table: Record<string, string>, language: string): string {
  return table[language] ?? table.en ?? ''
}

export const welcome = (language: string) => inLanguage(WELCOME, language)
export const gladly = (language: string) => inLanguage(GLADLY, language)
export const which = (language: string, title: string) => inLanguage(WHICH, language).replace('{title}', () => title)
