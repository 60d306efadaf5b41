import { wordsOf as tokensOf } from '../knowledge/tokens'
import { conceptOf } from './concepts'
import { matchesAny, phrases, wordsOf } from './phrases'

/**
 * What a question wants to be told. `price` is money or what is weighed and measured; `number` is any figure; `hours` is when
 * something opens or closes.
 */
export type QuestionKind = 'price' | 'number' | 'time' | 'hours' | 'place' | 'person' | 'phone' | 'email'

/** Of what kind an answer must be, by the words that ask; a message may ask several. None: it asks for no certain kind. */
export function kindsOf(question: string, language: string): QuestionKind[] {
  const words = wordsOf(question)
  const concepts = new Set(tokensOf(question).map((word) => conceptOf(word, language)))
  const found = ([kind, book]: (typeof BOOKS)[number]) => (matchesAny(words, book) ? [kind] : [])
  const kinds = new Set<QuestionKind>(BOOKS.flatMap(found))
  if (concepts.has('price') && !concepts.has('included') && !concepts.has('excluded')) {
    if (kinds.has('number') || matchesAny(words, WHAT) || isOnlyNamed(words)) kinds.add('price')
  }
  // "How much is it" and "कितने का" are words of both.
  if (kinds.has('price') || kinds.has('time')) kinds.delete('number')
  if (kinds.has('time') && (concepts.has('open') || concepts.has('closed'))) {
    kinds.delete('time')
    kinds.add('hours')
  }
  // Of their own number or address the business cannot tell.
  if (matchesAny(words, THEIR_OWN)) for (const kind of ['phone', 'email', 'place'] as const) kinds.delete(kind)
  return [...kinds]
}

/** "Price of a cleaning?" */
function isOnlyNamed(words: readonly string[]): boolean {
  return words.length <= SHORT && !YES_OR_NO.has(words[0] ?? '')
}

const SHORT = 5
const YES_OR_NO = new Set(
  wordsOf('do does did is are can could will would should have has i we kya क्या هل puedo pueden posso podem'),
)

const WHAT = phrases(`
  what|whats|which|cual|cuales|que|qual|quais|क्या|कितना|कितनी|कितने|kya|kitna|kitni|kitne|என்ன|எவ்வளவு|enna|evlo|evvalavu|ما|ماهو|ماهي|كم|ايش|شو
`)

const THEIR_OWN = phrases(`
  my|mine|mi|mis|meu|minha|mera|mere|meri|मेरा|मेरे|मेरी|என்|என்னுடைய|رقمي|بريدي|عنواني
`)

const NUMBER = phrases(`
  how much|many|long|far|big|old
  कितना|कितने|कितनी|kitna|kitne|kitni|எவ்வளவு|எத்தனை|evlo|evvalavu|ethanai|ethana
  cuanto|cuanta|cuantos|cuantas|quanto|quanta|quantos|quantas
  كم
`)

const PRICE = phrases(`
  how much is|are|for|does|do|did|will|would|$ 
  how expensive
  कितने का|की|के|में|लगेंगे
  कितना|कितने लगेगा|लगेंगे|लगता|पैसे|रुपये|रुपए
  kitne ka|ki|ke|me|mein|lagenge|paise|paisa
  kitna|kitne lagega|lagenge|lagta|paisa|paise|padega
  cuanto es|son|sale|salen|vale|valen|cobran|cobra|$
  quanto e|sao|fica|sai|vale|valem|cobram|cobra|$
  ^ بكم|بكام
  evlo|evvalavu aagum|selavu
`)

const TIME = phrases(`
  ^ when
  ^ .. when is|are|do|does|did|can|could|will|would|was|were|$
  know|tell|say|ask|me|and when
  until|till|since when
  what|which time|times|hours|day|days|date|dates|month|year
  what|whats|which .. opening|business|office|working|visiting|closing hours|times|time|timings
  opening|business|office|working|visiting|clinic|shop|store hours|times|timings
  timing|timings
  how late|early|soon
  कब|kab
  कितने|kitne बजे|baje
  समय|टाइम|टाइमिंग|time|samay क्या|kya
  எப்போது|எப்போ|எப்ப|எப்பொழுது|eppo|eppodhu|eppa
  எத்தனை|எந்த|ethanai|ethana|entha மணி*|நேரம்|நாள்|mani*|neram
  நேரம்|neram என்ன|enna
  ^ cuando|quando
  ^ .. cuando|quando es|son|esta|estan|abre|abren|cierra|cierran|sale|salen|e|sao|abrem|fecha|fecham|sai|posso|puedo
  y|e|desde|hasta|ate cuando|quando
  que hora|horas|dia|dias|fecha|fechas|horario|horarios
  cual|cuales|qual|quais .. horario|horarios|fecha|data
  ^ horario|horarios
  متي|امتي|ايمتي
  اي|كم|ايه|في الساعه|ساعه|يوم|وقت
  ساعات|مواعيد|اوقات|دوام عمل*|العمل|الدوام|دوام*|الفتح|العياده|المكتب
`)

const PLACE = phrases(`
  ^ where
  ^ .. where is|are|do|does|can|could|will|would|$
  know|tell|say|ask|me|and where
  what|whats|which .. address|location
  कहाँ|कहां|किधर|kahan|kaha|kahaan|kidhar
  पता|पता क्या|बता*
  pata kya|batao|bataiye|bataye
  எங்கே|எங்கு|எங்க|எங்குள்ள*|enge|engae|engu
  enga iruk*
  முகவரி என்ன
  ^ donde|adonde|onde|aonde
  ^ .. donde|onde esta|estan|queda|quedan|se|puedo|e|fica|ficam|posso|$
  y|e donde|onde
  cual|qual .. direccion|endereco|ubicacion
  اين|وين|فين
  ما|ماهو|ايش|شو .. عنوان*|العنوان|موقع*
`)

const PERSON = phrases(`
  ^ who|whos|whom|whose
  ^ .. who is|are|does|do|can|will|would|$
  know|tell|say|ask|me|and who
  with|by|to whom|who
  कौन करता|करती|करते|करेगा|करेंगे|है|हैं|देखता|देखते|देखेगा|मिलेगा
  किसने|किससे|kisne|kisse
  kaun|kon karta|karti|karte|karega|karenge|hai|hain|dekhta|dekhte|dekhega|milega
  யார்|யாரு|யாரால்|yaar|yaaru|yaru
  ^ quien|quienes|quem
  ^ .. quien|quienes|quem es|son|hace|hacen|puede|e|sao|faz|fazem|pode|atiende|atende
  y|e|con|com|por quien|quienes|quem
  ^ من هو|هي|هم|الذي|التي|اللي|ي*
  مين
`)

const PHONE = phrases(`
  phone|telephone|mobile|contact|whatsapp|helpline|landline|calling number|numbers|no|nos
  what|whats|which .. your|the|clinic|office number|phone|telephone
  फोन|फ़ोन|मोबाइल|संपर्क|व्हाट्सएप नंबर
  phone|mobile|contact|fone ka|no|nambar
  தொலைபேசி|போன்|மொபைல்|கைபேசி எண்*|நம்பர்*
  numero .. telefono|contacto|telefone|contato|celular|whatsapp
  cual|qual .. telefono|telefone|numero
  رقم .. *هاتف*|*تلفون*|*جوال*|*واتس*|*موبايل*
  *رقمكم*
`)

const EMAIL = phrases(`
  email|mail address|id|adress
  what|whats|which .. your|the|clinic|office|e email|mail
  ईमेल पता|आईडी|क्या
  email kya
  மின்னஞ்சல்|இமெயில் முகவரி|என்ன|ஐடி
  cual|qual|que .. correo|email|mail
  ما|ماهو|ايش .. *بريد*|*ايميل*
`)

const BOOKS = [
  ['price', PRICE],
  ['number', NUMBER],
  ['time', TIME],
  ['place', PLACE],
  ['person', PERSON],
  ['phone', PHONE],
  ['email', EMAIL],
] as const
