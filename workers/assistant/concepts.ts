import { wordsOf } from '../knowledge/tokens'

/**
 * Words of a business that mean the same, in English, Hindi (both scripts), Tamil, Spanish, Portuguese and Arabic. A `*` stands
 * for any ending. Used to hold a sentence against a source in other words or in another language: what a sentence says
 * beyond its source is then seen, even where it is translated.
 */
const TABLE = `
not: not no non never cannot cant dont doesnt isnt arent wont without neither nor unable none नहीं नही मत न ना बिना nahi nahin nhi mat bina no nunca sin tampoco jamás ningún ninguna não nunca sem nem nenhum nenhuma لا ليس ليست لن لم غير بدون ولا இல்லை இல்லாமல் வேண்டாம் கூடாது முடியாது இல்லாத அல்ல illai
open: open opens opened opening खुला खुली खुले खुलता खुलती khula khuli khule khulta abre abren abierto abierta abiertos aberto aberta abertos abrimos abre مفتوح مفتوحة مفتوحون يفتح تفتح نفتح திறந்* திறக்*
closed: closed close closes closing shut बंद band cerrado cerrada cerrados cerramos cierra cierran fechado fechada fechados fecha fechamos مغلق مغلقة مغلقون يغلق تغلق نغلق மூடப்* மூடி* மூடு*
allowed: allowed allow allows permitted permit permits welcome अनुमति इजाज़त इजाजत स्वागत anumati ijazat permite permiten permitido permitida permitidos permitidas admiten permitimos permitem مسموح مسموحة يسمح تسمح نسمح அனுமதி* 
forbidden: forbidden prohibited banned वर्जित मना निषिद्ध mana prohibido prohibida prohibidos prohibidas proibido proibida proibidos proibidas ممنوع ممنوعة தடை*
included: included include includes including inclusive शामिल सम्मिलित shamil incluido incluida incluidos incluye incluyen incluído incluída incluídos inclui incluem مشمول مشمولة يشمل تشمل متضمن உள்ளடக்* சேர்க்* அடங்கு* அடங்கும்
excluded: excluded excludes excluding exclude except extra additional additionally अतिरिक्त छोड़कर सिवाय alava excluido excluida excluye excepto salvo adicional adicionales excluído exclui exceto adicional adicionais إضافي إضافية باستثناء ماعدا கூடுதல்* தவிர
free: free complimentary gratis मुफ्त मुफ़्त निःशुल्क नि:शुल्क muft gratuito gratuita gratuitos gratuitas gratis grátis مجاني مجانا مجاناً مجانية بالمجان இலவச*
only: only just solely exclusively केवल सिर्फ सिर्फ़ मात्र keval sirf solo sólo solamente únicamente só somente apenas فقط மட்டும்* மட்டுமே
all: all every each entire everyone everything सभी सब हर प्रत्येक sabhi sab har todo toda todos todas cada todo toda todos todas cada كل جميع எல்லா* அனைத்* ஒவ்வொரு*
always: always anytime हमेशा सदैव कभी hamesha siempre sempre دائما دائماً எப்போதும்
unlimited: unlimited असीमित ilimitado ilimitada ilimitados محدود வரம்பற்ற*
guarantee: guarantee guarantees guaranteed गारंटी garantía garantizado garantizada garantizamos garantia garantido garantida garantimos ضمان مضمون مضمونة உத்தரவாத*
before: before prior पहले पूर्व pehle pahle antes قبل முன்* 
after: after बाद baad después tras depois após بعد பிறகு பின்*
until: until till upto तक tak hasta até حتى வரை*
least: least minimum atleast न्यूनतम कम kam mínimo mínima menos mínimo mínima الأقل أدنى குறைந்த* 
most: most maximum maximal अधिकतम ज्यादा ज़्यादा अधिक zyada máximo máxima máximo máxima أقصى الأكثر அதிகபட்ச* 
monday: monday mondays सोमवार somvar somwar lunes segunda الاثنين الإثنين திங்கள்* திங்கட்*
tuesday: tuesday tuesdays मंगलवार mangalvar mangalwar martes terça الثلاثاء செவ்வா*
wednesday: wednesday wednesdays बुधवार budhvar budhwar miércoles quarta الأربعاء புதன்*
thursday: thursday thursdays गुरुवार guruvar guruwar jueves quinta الخميس வியாழ*
friday: friday fridays शुक्रवार shukravar shukrawar viernes sexta الجمعة வெள்ளி*
saturday: saturday saturdays शनिवार shanivar shaniwar sábado sábados السبت சனி*
sunday: sunday sundays रविवार इतवार ravivar raviwar domingo domingos الأحد ஞாயிறு* ஞாயிற்*
january: january जनवरी janvari enero janeiro يناير ஜனவரி*
february: february फरवरी फ़रवरी farvari febrero fevereiro فبراير பிப்ரவரி*
march: march मार्च marzo março مارس மார்ச்*
april: april अप्रैल abril أبريل ஏப்ரல்*
may: मई mayo maio مايو மே
june: june जून junio junho يونيو ஜூன்*
july: july जुलाई julio julho يوليو ஜூலை*
august: august अगस्त agosto أغسطس ஆகஸ்ட்*
september: september सितंबर सितम्बर septiembre setembro سبتمبر செப்டம்பர்*
october: october अक्टूबर octubre outubro أكتوبر அக்டோபர்*
november: november नवंबर नवम्बर noviembre novembro نوفمبر நவம்பர்*
december: december दिसंबर दिसम्बर diciembre dezembro ديسمبر டிசம்பர்*
today: today आज aaj hoy hoje இன்று*
tomorrow: tomorrow कल kal amanhã غدا غداً நாளை*
weekend: weekend weekends सप्ताहांत finde نهاية வாரயிறுதி* வாரஇறுதி*
holiday: holiday holidays छुट्टी अवकाश chhutti festivo festivos feriado feriados عطلة العطل விடுமுறை*
day: day days दिन दिनों din dino día días dia dias يوم أيام يوما يوماً நாள் நாட்கள்* நாளில் நாட்களு*
hour: hour hours hr hrs घंटा घंटे घंटों ghanta ghante hora horas h ساعة ساعات மணிநேர* 
minute: minute minutes min mins मिनट minuto minutos دقيقة دقائق நிமிட*
week: week weeks सप्ताह हफ्ते हफ़्ते hafte semana semanas أسبوع أسابيع வார* 
month: month months महीना महीने महीनों mahina mahine mes meses mês meses شهر أشهر شهرا மாத* 
year: year years साल वर्ष saal año años ano anos سنة سنوات عاما வருட* ஆண்டு*
night: night nights रात raat noche noches noite noites ليلة ليال الليلة இரவு*
am: am सुबह subah mañana manhã صباحا صباحاً காலை*
pm: pm शाम दोपहर shaam sham tarde مساء مساءً மாலை*
kg: kg kgs kilo kilos kilogram kilograms किलो किग्रा किलोग्राम kilogramos quilo quilos كجم كيلو كغ கிலோ*
gram: gram grams ग्राम gramos gramas غرام கிராம்*
km: km kms kilometre kilometres kilometer kilometers किमी किलोमीटर kilómetro kilómetros quilômetro quilômetros كم كيلومتر கிமீ கிலோமீட்டர்*
metre: metre metres meter meters मीटर metro metros متر மீட்டர்*
litre: litre litres liter liters लीटर litro litros لتر லிட்டர்*
person: person persons people guest guests traveller travellers traveler travelers passenger व्यक्ति व्यक्तियों लोग लोगों मेहमान यात्री log mehman persona personas huésped huéspedes viajero viajeros pessoa pessoas hóspede hóspedes viajante شخص أشخاص ضيف ضيوف مسافر நபர்* பேர் விருந்தினர்* பயணி*
price: price prices cost costs costing charge charges charged fee fees fare rate priced कीमत दाम मूल्य शुल्क किराया लागत kimat keemat daam shulk kiraya precio precios cuesta cuestan coste costo tarifa preço preços custa custam custo taxa سعر أسعار يكلف تكلف تكلفة رسوم ثمن விலை* கட்டண* 
pay: pay paid payment payments paying भुगतान bhugtan paga pagar pago pagos pagamento pagamentos pagar دفع الدفع يدفع ادفع செலுத்* பணம்*
order: order orders ordered ordering ऑर्डर आर्डर order pedido pedidos encomenda طلب طلبات الطلب ஆர்டர்*
delivery: deliver delivers delivered delivery deliveries ship ships shipped shipping डिलीवरी पहुँचाते पहुंचाते delivery entrega entregas entregamos envío envíos enviamos entregue envio توصيل التوصيل نوصل يصل شحن டெலிவரி* விநியோ*
return: return returns returned returning वापस वापसी लौटा* wapas wapasi devolver devolución devoluciones devuelve devolução devolver devoluções إرجاع الإرجاع ترجع திருப்பி* திரும்ப*
refund: refund refunds refunded refundable रिफंड धनवापसी refund reembolso reembolsos reembolsa reembolsamos reembolsado استرداد الاسترداد نسترد ரீஃபண்ட்*
cancel: cancel* रद्द कैंसल cancel cancelar cancelación cancela cancelaciones cancelamento cancelamentos إلغاء الإلغاء تلغي ரத்து*
book: book books booked booking bookings reserve reservation reservations बुकिंग बुक आरक्षण booking book reserva reservas reservar reservado حجز الحجز تحجز முன்பதிவு* 
room: room rooms कमरा कमरे कमरों kamra kamre habitación habitaciones cuarto quarto quartos غرفة غرف الغرفة அறை*
breakfast: breakfast desjejum नाश्ता नाश्ते nashta desayuno pequeno-almoço الإفطار إفطار فطور காலையுணவு*
parking: parking पार्किंग aparcamiento estacionamiento estacionamento موقف مواقف பார்க்கிங்* வாகன*
pet: pet pets पालतू जानवर जानवरों mascota mascotas animal animais animales حيوانات الحيوانات أليفة செல்லப்பிராணி* 
smoke: smoke smoking धूम्रपान fumar fumo التدخين تدخين புகைபிடி* புகை*
child: child children kid kids बच्चा बच्चे बच्चों bachche niño niños criança crianças طفل أطفال الأطفال குழந்தை*
adult: adult adults वयस्क वयस्कों adulto adultos بالغ بالغين للبالغين பெரியவர்*
luggage: luggage baggage suitcase suitcases bag bags सामान सूटकेस बैग equipaje maleta maletas bagagem mala malas حقيبة حقائب أمتعة பெட்டி* சூட்கேஸ்* பை
second: second दूसरा दूसरी दूसरे dusra dusri segundo ثانية الثانية ثان இரண்டாவது
office: office offices shop shops store stores clinic दफ्तर दफ़्तर कार्यालय ऑफिस दुकान क्लिनिक dukaan daftar oficina oficinas tienda tiendas clínica escritório escritórios loja lojas مكتب مكتبنا المكتب متجر متجرنا المتجر عيادة العيادة அலுவலக* கடை* கிளினிக்*
phone: phone telephone number फोन फ़ोन नंबर teléfono número telefone هاتف هاتفنا الرقم رقم தொலைபேசி* எண்*
call: call calls calling कॉल llame llamar llamaremos ligue ligar ligaremos اتصل نتصل அழைக்*
discount: discount discounts छूट chhoot descuento descuentos desconto descontos خصم الخصم தள்ளுபடி*
student: student students छात्र छात्रों विद्यार्थी estudiante estudiantes estudante estudantes طالب طلاب الطلاب மாணவர்*
warranty: warranty वारंटी வாரண்டி*
doctor: doctor doctors dr डॉक्टर डॉ doctor doctora doctores médico médicos doutor doutora dr dra دكتور الدكتور د طبيب டாக்டர்* மருத்துவர்*
see: see sees consult consults seeing देखते देखती मिलते मिलती dekhte atiende consulta recibe atende recebe يستقبل يعالج تستقبل பார்க்*
patient: patient patients मरीज मरीज़ मरीजों रोगी paciente pacientes مريض مرضى المرضى நோயாளி*
address: address located location situated पता स्थित dirección ubicado ubicada endereço localizado localizada عنوان عنواننا يقع تقع முகவரி* அமைந்*
street: street road सड़क मार्ग रोड calle rua avenida شارع தெரு* சாலை*
departure: departure depart departs departs leaves प्रस्थान रवाना यात्रा salida sale salidas partida saída parte المغادرة مغادرة ينطلق புறப்பா* புறப்பட*
bus: bus buses बस bus autobús ônibus autocarro حافلة الحافلة பேருந்து* பஸ்
train: train trains ट्रेन tren trem قطار القطار ரயில்*
airport: airport हवाई एयरपोर्ट aeropuerto aeroporto مطار المطار விமானநிலைய*
card: card cards कार्ड card tarjeta tarjetas cartão cartões بطاقة بطاقات البطاقات கார்டு* அட்டை*
cash: cash नकद कैश nakad efectivo dinheiro نقد نقدا نقداً ரொக்க*
accept: accept accepts accepted accepting स्वीकार लेते aceptamos acepta aceptan aceitamos aceita aceitam نقبل يقبل مقبول ஏற்* 
wifi: wifi वाईफाई வைஃபை*
water: water पानी paani agua água ماء مياه தண்ணீர்*
food: food meal meals lunch dinner खाना भोजन khana comida almuerzo cena refeição almoço jantar طعام وجبة وجبات உணவு*
`

const EXACT = new Map<string, string>()
const PREFIXES: [string, string][] = []

for (const line of TABLE.trim().split('\n')) {
  const [concept = '', words = ''] = line.split(': ')
  for (const entry of words.split(' ').filter((word) => word !== '' && !word.endsWith('_'))) {
    const [word = ''] = wordsOf(entry.replace('*', ''))
    if (entry.endsWith('*')) PREFIXES.push([word, concept])
    else if (!EXACT.has(word)) EXACT.set(word, concept)
  }
}

/** Arabic writes "the", "and", "by", "for" as one word with what follows. */
const ARABIC_PREFIX = /^(?:و?(?:ال|بال|لل|ب|ل|ف)|و)(?=\p{L}{3,})/u

/** Words of one language that are other words elsewhere: "no domingo" is "on Sunday" to a Brazilian. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  no: ['en', 'es', 'it'],
  na: ['hi-Latn'],
  mat: ['hi-Latn'],
  band: ['hi-Latn'],
  mana: ['hi-Latn'],
  sin: ['es'],
  sem: ['pt'],
  nem: ['pt'],
  kam: ['hi-Latn'],
  min: ['en'],
  am: ['en'],
  menos: ['es', 'pt'],
}

/** What a normalised word (knowledge/tokens.ts) means in a text of that language; undefined: it is not in the table. */
export function conceptOf(word: string, language: string): string | undefined {
  if (Object.hasOwn(ONLY_IN, word) && !ONLY_IN[word]?.includes(language)) return undefined
  return lookedUp(word) ?? (ARABIC_PREFIX.test(word) ? lookedUp(word.replace(ARABIC_PREFIX, '')) : undefined)
}

function lookedUp(word: string): string | undefined {
  return EXACT.get(word) ?? PREFIXES.find(([prefix]) => word.startsWith(prefix))?.[1]
}

/** Turn a sentence round, or widen what it promises: these must stand where the source has them. */
export const POLAR: ReadonlySet<string> = new Set([
  'not',
  'open',
  'closed',
  'allowed',
  'forbidden',
  'included',
  'excluded',
  'free',
  'only',
  'all',
  'always',
  'unlimited',
  'guarantee',
  'before',
  'after',
  'least',
  'most',
])

/** Days, months and the like: a wrong day is worse than none. */
export const DATES: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow weekend holiday'.split(
    ' ',
  ),
)

/** What a number counts. */
export const UNITS: ReadonlySet<string> = new Set(
  'day hour minute week month year night am pm kg gram km metre litre person'.split(' '),
)

/** Said in passing: a sentence does not claim more for having them, in another language least of all. */
export const SOFT: ReadonlySet<string> = new Set([
  ...UNITS,
  'until',
  'price',
  'phone',
  'see',
  'address',
  'accept',
  'office',
])
