import { fold, words } from './tokens'

/**
 * A small bilingual gloss of what customers ask support about: it stands in for the multilingual half of the real model,
 * so that a question in one language finds a passage in another. `stem*` matches a word that begins so; several words
 * match as a phrase. Nothing tenant-specific belongs here.
 */
const GLOSS: Record<string, string> = {
  open: 'open* hours timing* schedule | खुल* खुला* समय टाइमिंग | திற* திறந்* நேரம் நேர* | abre* abiert* abrir horario* | abre* abert* horário* | يفتح* تفتح* مفتوح* ساعات دوام مواعيد اوقات',
  close:
    'close* closing shut* | बंद | மூடு* மூடி* மூட* | cierra* cerrad* cerrar | fecha fecham fechad* fechar | تغلق* يغلق* مغلق* اغلاق إغلاق',
  price:
    'price* pricing cost* rate rates fee fees charge* tariff* cheap* expensive how_much | कीमत* दाम मूल्य शुल्क फीस किराया खर्च | விலை* கட்டண* செலவு* | precio* cuesta* costo* coste tarifa* | preço* custa* custo* valor tarifa* | سعر* اسعار أسعار تكلف* رسوم بكم',
  address:
    'address located location directions where_are | पता स्थान लोकेशन | முகவரி* இடம் | dirección ubicad* ubicación direccion | endereço localiza* fica | عنوان* موقع* العنوان الموقع',
  parking:
    'park parking | पार्किंग | பார்க்கிங் நிறுத்த* | estacionamiento aparcamiento parking | estacionamento | موقف مواقف',
  cancel: 'cancel* | रद्द कैंसल कैंसिल | ரத்து* | cancel* anular | cancel* | الغاء إلغاء ألغي الغي تلغي',
  refund:
    'refund* money_back reimburse* | रिफंड वापसी पैसे_वापस | பணத்தை_திரும்ப ரீஃபண்ட் திரும்பப்_பெற* திருப்பி* | reembols* devolución devolver | reembols* estorno devolução | استرداد استرجاع',
  book: 'book books booked booking* reserv* | बुक बुकिंग आरक्षण रिज़र्वेशन | முன்பதிவு* புக்* | reserv* | reserv* | حجز* احجز أحجز الحجز',
  appointment:
    'appointment* slot | अपॉइंटमेंट अपॉइन्टमेंट | அப்பாயின்ட்மென்ட் சந்திப்பு | cita citas turno | consulta agendamento marcar | موعد',
  breakfast:
    'breakfast* | नाश्ता नाश्ते ब्रेकफास्ट | காலை_உணவு | desayuno* | café_da_manhã pequeno_almoço | فطور إفطار افطار الفطور الإفطار',
  food: 'food meal meals lunch dinner restaurant vegetarian vegan | खाना भोजन शाकाहारी | உணவு* சாப்பாடு சைவ* | comida almuerzo cena restaurante | comida almoço jantar restaurante | طعام غداء عشاء مطعم وجبة',
  room: 'room rooms suite* | कमरा कमरे रूम | அறை* | habitacion* habitación cuarto | quarto* | غرفة غرف',
  payment:
    'pay paying payment* paid card cards upi cash | भुगतान पेमेंट कार्ड नकद | கட்டணம்_செலுத்த* பணம் செலுத்த* கார்டு | pagar pago* tarjeta efectivo | pagar pagamento* cartão dinheiro | دفع الدفع بطاقة نقد',
  deposit:
    'deposit* advance | अग्रिम जमा एडवांस | முன்பணம் முன்பண* | depósito anticipo | depósito sinal adiantamento | عربون مقدم',
  delivery:
    'deliver* ship shipping shipped courier* | डिलीवरी पहुंच* कूरियर | டெலிவரி* அனுப்* | entrega* envío enviar | entrega* envio frete | توصيل شحن',
  return_goods:
    'return returns exchange | लौटा* बदल* | திருப்பி* மாற்ற* | devolver devolución cambio | devolver devolução troca* | ارجاع إرجاع استبدال',
  order: 'order orders ordered | ऑर्डर आर्डर | ஆர்டர்* | pedido* orden | pedido* | طلب* الطلب',
  discount:
    'discount* offer* coupon* promo* | छूट डिस्काउंट ऑफर | தள்ளுபடி* சலுகை* | descuento* oferta* | desconto* oferta* promoç* | خصم خصومات عرض عروض',
  child:
    'child* kid kids infant* baby family | बच्चा बच्चे बच्चों बच्ची | குழந்தை* | niño* niña* bebé | criança* bebê | طفل اطفال أطفال',
  pet: 'pet pets dog dogs cat | पालतू कुत्ता कुत्ते | செல்லப்பிராணி* நாய்* | mascota* perro* | cachorro* animais pet pets | حيوان* كلب',
  wifi: 'wifi wi_fi internet | वाईफाई वाई_फाई इंटरनेट | வைஃபை இணைய* | wifi internet | wifi internet | واي_فاي انترنت إنترنت',
  airport:
    'airport pickup transfer* taxi | हवाई_अड्ड* एयरपोर्ट टैक्सी | விமான_நிலைய* டாக்ஸி | aeropuerto traslado taxi | aeroporto traslado táxi | مطار المطار تاكسي',
  passport:
    'passport* visa* | पासपोर्ट वीज़ा वीजा | பாஸ்போர்ட்* விசா* | pasaporte* visa* visado | passaporte* visto | جواز تأشيرة',
  document:
    'document* id papers proof | दस्तावेज़ दस्तावेज पहचान_पत्र | ஆவண* அடையாள* | documento* identificación | documento* identidade | وثائق مستندات هوية',
  trip: 'trip trips tour tours travel package packages itinerary | यात्रा टूर पैकेज | பயண* சுற்றுலா* பேக்கேஜ்* | viaje* excursión paquete* | viagem viagens passeio pacote* | رحلة رحلات جولة باقة',
  insurance: 'insur* | बीमा | காப்பீடு* காப்பீட்டு* | seguro* | seguro* | تأمين تامين',
  clean: 'clean cleaning scaling polish* | सफाई | சுத்த* | limpieza | limpeza | تنظيف',
  tooth:
    'tooth teeth dental dentist* | दांत दाँत दांतों डेंटल | பல் பற்கள் பல்* | diente* dental dentista | dente* dental dentista | سن اسنان أسنان',
  pain: 'pain* ache* hurt* toothache | दर्द | வலி* | dolor* duele | dor dores dói | الم ألم وجع',
  emergency:
    'emergenc* urgent* | आपातकाल इमरजेंसी तुरंत | அவசர* | emergencia* urgente* | emergência* urgente* | طوارئ طارئ عاجل',
  doctor: 'doctor* dr specialist | डॉक्टर | மருத்துவர்* டாக்டர்* | doctor* médico* | doutor* médico* | طبيب دكتور',
  sunday: 'sunday* | रविवार इतवार | ஞாயிறு* ஞாயிற்று* | domingo* | domingo* | الاحد الأحد',
  saturday: 'saturday* | शनिवार | சனி* | sábado* sabado* | sábado* sabado* | السبت',
  weekend: 'weekend* | सप्ताहांत वीकेंड | வார_இறுதி* | fin_de_semana | fim_de_semana | عطلة_نهاية_الأسبوع',
  holiday: 'holiday* | छुट्टी छुट्टियों अवकाश | விடுமுறை* | festivo* feriado* | feriado* | عطلة اجازة إجازة',
  tomorrow: 'tomorrow | कल | நாளை* | mañana | amanhã | غدا غداً بكرة',
  warranty: 'warrant* guarantee* | वारंटी गारंटी | உத்தரவாத* | garantía* | garantia* | ضمان',
  phone: 'phone telephone call | फोन फ़ोन | தொலைபேசி போன் | teléfono llamar | telefone ligar | هاتف اتصال',
  checkin:
    'check_in checkin check_out checkout arrival | चेक_इन चेकइन चेक_आउट | செக்_இன் செக்_அவுட் | check_in entrada salida llegada | check_in entrada saída chegada | تسجيل_الوصول تسجيل_الدخول',
}

interface Matcher {
  concept: string
  exact: Set<string>
  stems: string[]
  phrases: string[]
}

const MATCHERS: Matcher[] = Object.entries(GLOSS).map(([concept, line]) => {
  const terms = fold(line)
    .split(/[\s|]+/)
    .filter(Boolean)
  return {
    concept,
    exact: new Set(terms.filter((term) => !term.includes('_') && !term.endsWith('*'))),
    stems: terms.filter((term) => !term.includes('_') && term.endsWith('*')).map((term) => term.slice(0, -1)),
    phrases: terms.filter((term) => term.includes('_')).map((term) => ` ${term.replaceAll('_', ' ').replace('*', '')}`),
  }
})

/** Arabic glues its article and short prepositions to the word. */
function bare(word: string): string {
  return word.replace(/^[وفبلك]?(?=ال\p{L}{3})/u, '').replace(/^ال(?=\p{L}{3})/u, '')
}

const byWord = new Map<string, string[]>()

/** The concepts one word stands for. Remembered: texts repeat their words. */
export function conceptsOf(word: string): string[] {
  let found = byWord.get(word)
  if (found === undefined) {
    const spellings = [word, bare(word)]
    found = MATCHERS.filter((matcher) =>
      spellings.some((term) => matcher.exact.has(term) || matcher.stems.some((stem) => term.startsWith(stem))),
    ).map((matcher) => matcher.concept)
    if (byWord.size < 50_000) byWord.set(word, found)
  }
  return found
}

/** What a text means, and the words that no phrase has settled. */
export function read(text: string): { concepts: string[]; words: string[] } {
  let line = ` ${words(text).join(' ')}`
  const found: string[] = []
  for (const matcher of MATCHERS) {
    for (const phrase of matcher.phrases) {
      if (!line.includes(phrase)) continue
      found.push(matcher.concept)
      line = line.replaceAll(phrase, ' ')
    }
  }
  const rest = line.split(' ').filter(Boolean)
  return { concepts: [...found, ...rest.flatMap(conceptsOf)], words: rest }
}
