import { line } from './hand-off'
import { matchesAny, phrases, wordsOf } from './phrases'

export type SmallTalk = 'greeting' | 'thanks' | 'bye'

/** Whether a message is nothing but a greeting, thanks or a farewell. */
export function smallTalk(text: string): SmallTalk | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > MOST_WORDS) return null
  if (matchesAny(words, THANKS)) return 'thanks'
  if (matchesAny(words, GREETINGS)) return 'greeting'
  return matchesAny(words, FAREWELLS) ? 'bye' : null
}

/** `name`: what the business calls itself. */
export function smallTalkLine(kind: SmallTalk, language: string, name: string): string {
  return line(LINES[kind], language).replace('{name}', () => name)
}

const MOST_WORDS = 5

const GREETINGS = phrases(`
  ^ hi|hello|hey|hii|hiii|helo|hola|oi|ola|hallo|salut|bonjour|bonsoir|halo|hai|namaste|namaskar|namasthe|vanakkam|vanakam|salam|salaam|ciao|buongiorno|merhaba|hoi|नमस्ते|नमस्कार|हैलो|हाय|வணக்கம்|ஹலோ|ஹாய்|নমস্কার|হ্যালো|నమస్తే|నమస్కారం|નમસ્તે|ನಮಸ್ಕಾರ|നമസ്കാരം|مرحبا|اهلا|سلام|السلام|هاي|привет|здравствуйте|สวัสดี|你好|您好|こんにちは|안녕하세요|xin $
  ^ hi|hello|hey|hallo|hola|oi|ola|hai|halo|namaste|नमस्ते there|team|all|everyone|sir|madam|ji|जी|pessoal|tudo|kak|admin|chao|everybody|maam $
  ^ good|gud morning|evening|afternoon|day $
  ^ hi|hello|hey good|gud morning|evening|afternoon|day $
  ^ buenos|buenas|bom|boa|guten|selamat|bon dias|tardes|noches|dia|tarde|noite|tag|morgen|abend|pagi|siang|sore|malam|jour $
  ^ hola|oi|ola|hallo|halo buenos|buenas|bom|boa|guten|selamat dias|tardes|noches|dia|tarde|noite|tag|morgen|abend|pagi|siang|sore|malam $
  ^ السلام|سلام عليكم $
  ^ السلام عليكم ورحمه|ورحمة الله $
  ^ صباح|مساء الخير $
  ^ शुभ|सुप्रभात प्रभात|$
`)

const THANKS = phrases(`
  ^ thanks|thankyou|thx|ty|tnx|thanku|gracias|obrigado|obrigada|merci|danke|grazie|bedankt|shukriya|dhanyavad|dhanyawad|terimakasih|makasih|nandri|nanri|शुक्रिया|धन्यवाद|நன்றி|ধন্যবাদ|ధన్యవాదాలు|આભાર|ಧನ್ಯವಾದಗಳು|നന്ദി|شكرا|شكرًا|شکریہ|ممنون|спасибо|tesekkurler|salamat|asante|ขอบคุณ|谢谢|ありがとう|감사합니다 $
  ^ ok|okay|great|perfect|no|many|vale|super|muchas|muito|muita|vielen|merci|mil|romba|mikka|بہت|बहुत|bahut|ठीक problem|thanks|thank|gracias|obrigado|obrigada|danke|dank|beaucoup|धन्यवाद|शुक्रिया|shukriya|dhanyavad|nandri|nanri $
  ^ thank|thanks you|u|a|so|very $
  ^ thank you|u so|very|sir|madam|$ much|$
  ^ thanks a lot $
  ^ ok|okay|great|perfect thank|thanks you|u|$ 
  ^ gracias|merci muy|beaucoup|por|mucho amable|todo|$
  ^ terima kasih $
  ^ terima kasih banyak|kak $
  ^ شكرا جزيلا|لك|لكم $
  ^ cam on $
`)

const FAREWELLS = phrases(`
  ^ bye|goodbye|adios|tchau|ciao|tschuss|alvida|अलविदा|وداعا $
  ^ bye bye $
  ^ good night $
  ^ see you|u $
`)

const LINES: Record<SmallTalk, Readonly<Record<string, string>>> = {
  greeting: {
    en: 'Hello, this is the assistant of {name}. How can I help you?',
    hi: 'नमस्ते, मैं {name} का सहायक हूँ। मैं आपकी क्या मदद कर सकता हूँ?',
    'hi-Latn': 'Namaste, main {name} ka assistant hoon. Main aapki kya madad kar sakta hoon?',
    mr: 'नमस्कार, मी {name} चा सहाय्यक आहे. मी काय मदत करू?',
    bn: 'নমস্কার, আমি {name}-এর সহকারী। কীভাবে সাহায্য করতে পারি?',
    ta: 'வணக்கம், நான் {name} உதவியாளர். உங்களுக்கு எப்படி உதவலாம்?',
    'ta-Latn': 'Vanakkam, naan {name} assistant. Ungalukku eppadi udhavalaam?',
    te: 'నమస్కారం, నేను {name} సహాయకుడిని. మీకు ఎలా సహాయం చేయగలను?',
    gu: 'નમસ્તે, હું {name} નો સહાયક છું. હું શું મદદ કરી શકું?',
    es: 'Hola, soy el asistente de {name}. ¿En qué puedo ayudarle?',
    pt: 'Olá, sou o assistente de {name}. Como posso ajudar?',
    fr: "Bonjour, je suis l'assistant de {name}. Comment puis-je vous aider ?",
    de: 'Hallo, hier ist der Assistent von {name}. Wie kann ich helfen?',
    it: "Salve, sono l'assistente di {name}. Come posso aiutarla?",
    ar: 'مرحبا، أنا مساعد {name}. كيف يمكنني مساعدتك؟',
    id: 'Halo, saya asisten {name}. Ada yang bisa saya bantu?',
    ur: 'السلام علیکم، میں {name} کا معاون ہوں۔ میں آپ کی کیا مدد کر سکتا ہوں؟',
  },
  thanks: {
    en: "You're welcome.",
    hi: 'आपका स्वागत है।',
    'hi-Latn': 'Aapka swagat hai.',
    mr: 'आपले स्वागत आहे.',
    bn: 'আপনাকে স্বাগতম।',
    ta: 'நல்வரவு.',
    'ta-Latn': 'Nalvaravu.',
    te: 'మీకు స్వాగతం.',
    es: 'De nada.',
    pt: 'De nada.',
    fr: 'Je vous en prie.',
    de: 'Gern geschehen.',
    it: 'Prego.',
    ar: 'على الرحب والسعة.',
    id: 'Sama-sama.',
  },
  bye: {
    en: 'Goodbye, and write any time.',
    hi: 'अलविदा, जब चाहें लिखिए।',
    'hi-Latn': 'Alvida, jab chahein likhiye.',
    ta: 'நன்றி, எப்போது வேண்டுமானாலும் எழுதுங்கள்.',
    'ta-Latn': 'Nandri, eppo venumnaalum ezhudhunga.',
    es: 'Hasta luego, escríbanos cuando quiera.',
    pt: 'Até logo, escreva quando quiser.',
    fr: 'Au revoir, écrivez-nous quand vous voulez.',
    de: 'Auf Wiedersehen, schreiben Sie jederzeit.',
    ar: 'إلى اللقاء، راسلنا متى شئت.',
    id: 'Sampai jumpa, tulis kapan saja.',
  },
}
