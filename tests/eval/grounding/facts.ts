/**
 * What businesses say of themselves, in six languages, with blanks. In each language the first sentence is how the knowledge
 * says it, the others say the same in other words. `{n}` is a number, `{name}` a name; a `lie` says something else.
 */
export const LANGUAGES = ['en', 'hi', 'ta', 'es', 'pt', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

export interface FactKind {
  title: string
  question: Record<Language, string>
  says: Record<Language, readonly [string, ...string[]]>
  /** The same turned round or widened. */
  turned: Partial<Record<Language, readonly string[]>>
  fill: 'price' | 'hours' | 'days' | 'percent' | 'weight' | 'phone' | 'doctor' | 'street' | 'none'
}

export const FACTS: readonly FactKind[] = [
  {
    title: 'Opening hours',
    fill: 'hours',
    question: {
      en: 'When are you open on Monday?',
      hi: 'आप सोमवार को कब खुले हैं?',
      ta: 'திங்கள் அன்று எப்போது திறந்திருக்கும்?',
      es: '¿Cuándo abren el lunes?',
      pt: 'Quando abrem na segunda?',
      ar: 'متى تفتحون يوم الاثنين؟',
    },
    says: {
      en: [
        'Our office is open on Monday from {a} am to {b} pm. On Sunday we are closed.',
        'On Monday our office is open from {a} am to {b} pm.',
        'The office is open on Monday from {a} am until {b} pm, and closed on Sunday.',
      ],
      hi: [
        'हमारा दफ़्तर सोमवार को सुबह {a} बजे से शाम {b} बजे तक खुला है। रविवार को हम बंद हैं।',
        'सोमवार को हमारा दफ़्तर सुबह {a} बजे से शाम {b} बजे तक खुला रहता है।',
      ],
      ta: [
        'எங்கள் அலுவலகம் திங்கள் அன்று காலை {a} மணி முதல் மாலை {b} மணி வரை திறந்திருக்கும். ஞாயிறு மூடப்பட்டிருக்கும்.',
        'திங்கள் அன்று எங்கள் அலுவலகம் காலை {a} மணி முதல் மாலை {b} மணி வரை திறந்திருக்கும்.',
      ],
      es: [
        'Nuestra oficina está abierta el lunes de {a} de la mañana a {b} de la tarde. El domingo está cerrada.',
        'El lunes la oficina está abierta de {a} de la mañana a {b} de la tarde.',
      ],
      pt: [
        'Nosso escritório está aberto na segunda das {a} da manhã às {b} da tarde. No domingo está fechado.',
        'Na segunda o escritório está aberto das {a} da manhã às {b} da tarde.',
      ],
      ar: [
        'مكتبنا مفتوح يوم الاثنين من {a} صباحا حتى {b} مساء. يوم الأحد مغلق.',
        'يوم الاثنين مكتبنا مفتوح من {a} صباحا حتى {b} مساء.',
      ],
    },
    turned: {
      en: [
        'Our office is closed on Monday.',
        'On Sunday we are open from {a} am to {b} pm.',
        'Our office is open on Sunday.',
        'Our office is always open.',
        'Our office is open every day from {a} am to {b} pm.',
        'Our office is open on Monday from {b} am to {a} pm.',
        'Our office is not open on Monday.',
        'Our office is only open on Monday.',
      ],
      hi: [
        'हमारा दफ़्तर सोमवार को बंद है।',
        'रविवार को हम खुले हैं।',
        'हमारा दफ़्तर हर दिन सुबह {a} बजे से शाम {b} बजे तक खुला है।',
        'सोमवार को दफ़्तर खुला नहीं है।',
      ],
      ta: ['திங்கள் அன்று அலுவலகம் மூடப்பட்டிருக்கும்.', 'ஞாயிறு அன்று அலுவலகம் திறந்திருக்கும்.'],
      es: [
        'El lunes la oficina está cerrada.',
        'El domingo la oficina está abierta.',
        'La oficina está siempre abierta.',
        'El lunes la oficina no está abierta.',
      ],
      pt: [
        'Na segunda o escritório está fechado.',
        'No domingo o escritório está aberto.',
        'Na segunda o escritório não está aberto.',
      ],
      ar: ['مكتبنا مغلق يوم الاثنين.', 'مكتبنا مفتوح يوم الأحد.', 'مكتبنا غير مفتوح يوم الاثنين.'],
    },
  },
  {
    title: 'Rooms',
    fill: 'price',
    question: {
      en: 'What does a double room cost?',
      hi: 'डबल कमरे का किराया कितना है?',
      ta: 'இரட்டை அறையின் விலை என்ன?',
      es: '¿Cuánto cuesta una habitación doble?',
      pt: 'Quanto custa um quarto duplo?',
      ar: 'كم سعر الغرفة المزدوجة؟',
    },
    says: {
      en: [
        'A double room costs ₹{n} per night and a single room costs ₹{m} per night. Breakfast is included in the price.',
        'The price of a double room is ₹{n} per night.',
        'A double room costs Rs. {n} per night. Breakfast is included.',
      ],
      hi: [
        'डबल कमरे का किराया ₹{n} प्रति रात है और सिंगल कमरे का किराया ₹{m} प्रति रात है। नाश्ता शामिल है।',
        'डबल कमरे की कीमत ₹{n} प्रति रात है।',
      ],
      ta: [
        'டபுள் அறையின் கட்டணம் ஒரு இரவுக்கு ₹{n}, சிங்கிள் அறையின் கட்டணம் ஒரு இரவுக்கு ₹{m}.',
        'டபுள் அறையின் விலை ஒரு இரவுக்கு ₹{n}.',
      ],
      es: [
        'Una habitación doble cuesta ₹{n} por noche y una habitación single cuesta ₹{m} por noche. El desayuno está incluido.',
        'El precio de una habitación doble es ₹{n} por noche.',
      ],
      pt: [
        'Um quarto duplo custa ₹{n} por noite e um quarto single custa ₹{m} por noite. O desjejum está incluído.',
        'O preço de um quarto duplo é ₹{n} por noite.',
      ],
      ar: ['سعر غرفة دبل ₹{n} في الليلة، وسعر غرفة سنجل ₹{m} في الليلة.', 'غرفة دبل سعر ₹{n} في الليلة.'],
    },
    turned: {
      en: [
        'A double room costs ₹{m} per night.',
        'A single room costs ₹{n} per night.',
        'A double room costs $ {n} per night.',
        'A double room costs ₹{n} per week.',
        'Breakfast is not included in the price.',
        'Breakfast is free and included in every room.',
        'All rooms cost ₹{m} per night.',
        'Breakfast costs extra.',
      ],
      hi: [
        'डबल कमरे का किराया ₹{m} प्रति रात है।',
        'नाश्ता शामिल नहीं है।',
        'सभी कमरे मुफ़्त हैं।',
        'डबल कमरे का किराया $ {n} प्रति रात है।',
      ],
      ta: ['டபுள் அறையின் விலை ஒரு இரவுக்கு ₹{m}.', 'டபுள் அறை இலவசம்.'],
      es: ['Una habitación doble cuesta ₹{m} por noche.', 'El desayuno no está incluido.', 'El desayuno es gratis.'],
      pt: ['Um quarto duplo custa ₹{m} por noite.', 'O desjejum não está incluído.', 'O desjejum é grátis.'],
      ar: ['سعر غرفة دبل ₹{m} في الليلة.', 'غرفة دبل مجانية.'],
    },
  },
  {
    title: 'Refunds',
    fill: 'days',
    question: {
      en: 'Within how many days do I get a refund?',
      hi: 'रिफंड कितने दिनों में मिलता है?',
      ta: 'ரீஃபண்ட் எத்தனை நாட்களில் கிடைக்கும்?',
      es: '¿En cuántos días hacen el reembolso?',
      pt: 'Em quantos dias fazem o reembolso?',
      ar: 'خلال كم يوما يتم استرداد المبلغ؟',
    },
    says: {
      en: [
        'You can cancel a booking up to {n} days before departure. After that we do not refund the price.',
        'A booking can be cancelled up to {n} days before departure.',
        'Cancellation is possible up to {n} days before departure; after that there is no refund.',
      ],
      hi: [
        'बुकिंग प्रस्थान से {n} दिन पहले तक रद्द की जा सकती है। उसके बाद रिफंड नहीं मिलता।',
        'आप प्रस्थान से {n} दिन पहले तक बुकिंग रद्द कर सकते हैं।',
      ],
      ta: [
        'புறப்பாட்டிற்கு {n} நாட்கள் முன்பு வரை முன்பதிவை ரத்து செய்யலாம். அதன் பிறகு ரீஃபண்ட் இல்லை.',
        'முன்பதிவை புறப்பாட்டிற்கு {n} நாட்கள் முன்பு வரை ரத்து செய்யலாம்.',
      ],
      es: [
        'Puede cancelar la reserva hasta {n} días antes de la salida. Después no hay reembolso.',
        'La reserva se puede cancelar hasta {n} días antes de la salida.',
      ],
      pt: [
        'Você pode cancelar a reserva até {n} dias antes da partida. Depois não há reembolso.',
        'A reserva pode ser cancelada até {n} dias antes da partida.',
      ],
      ar: [
        'يمكنكم إلغاء الحجز حتى {n} يوما قبل المغادرة. بعد ذلك لا يوجد استرداد.',
        'يمكن إلغاء الحجز قبل المغادرة حتى {n} يوما.',
      ],
    },
    turned: {
      en: [
        'You can cancel a booking up to {n} days after departure.',
        'You cannot cancel a booking before departure.',
        'After that we refund the price.',
        'You can cancel a booking up to {n} hours before departure.',
        'You can always cancel a booking free of charge.',
        'We guarantee a refund before departure.',
        'A booking can never be cancelled.',
      ],
      hi: [
        'प्रस्थान के {n} दिन बाद तक बुकिंग रद्द की जा सकती है।',
        'उसके बाद रिफंड मिलता है।',
        'बुकिंग हमेशा रद्द की जा सकती है।',
        'प्रस्थान से {n} घंटे पहले तक बुकिंग रद्द की जा सकती है।',
      ],
      ta: [
        'புறப்பாட்டிற்கு {n} நாட்கள் பிறகு ரத்து செய்யலாம்.',
        'முன்பதிவை ரத்து செய்ய முடியாது.',
        'புறப்பாட்டிற்கு {n} வாரங்கள் முன்பு வரை முன்பதிவை ரத்து செய்யலாம்.',
      ],
      es: [
        'Puede cancelar la reserva hasta {n} días después de la salida.',
        'Después hay reembolso.',
        'No puede cancelar la reserva.',
        'Puede cancelar la reserva hasta {n} horas antes de la salida.',
      ],
      pt: [
        'Você pode cancelar a reserva até {n} dias depois da partida.',
        'Depois há reembolso.',
        'Você não pode cancelar a reserva.',
        'A reserva pode ser cancelada até {n} horas antes da partida.',
      ],
      ar: ['يمكنكم إلغاء الحجز حتى {n} يوما بعد المغادرة.', 'لا يمكن إلغاء الحجز.', 'بعد ذلك يوجد استرداد.'],
    },
  },
  {
    title: 'Discounts',
    fill: 'percent',
    question: {
      en: 'Do students get a discount?',
      hi: 'क्या छात्रों को छूट मिलती है?',
      ta: 'மாணவர்களுக்கு தள்ளுபடி உண்டா?',
      es: '¿Hay descuento para estudiantes?',
      pt: 'Há desconto para estudantes?',
      ar: 'هل هناك خصم للطلاب؟',
    },
    says: {
      en: [
        'Students get a discount of {n}% on every ticket. Children under 5 years travel free.',
        'There is a discount of {n}% for students on every ticket.',
      ],
      hi: ['छात्रों को {n}% की छूट मिलती है। बच्चे मुफ़्त हैं।', 'छात्रों के लिए छूट {n}% है।'],
      ta: ['மாணவர்களுக்கு {n}% தள்ளுபடி உண்டு. குழந்தைகளுக்கு இலவசம்.', 'மாணவர்களுக்கு தள்ளுபடி {n}%.'],
      es: [
        'Los estudiantes tienen un descuento de {n}%. Para los niños es gratis.',
        'Hay un descuento de {n}% para estudiantes.',
      ],
      pt: [
        'Os estudantes têm um desconto de {n}%. Para as crianças é grátis.',
        'Há um desconto de {n}% para estudantes.',
      ],
      ar: ['للطلاب خصم {n}%. للأطفال مجانا.', 'خصم {n}% للطلاب.'],
    },
    turned: {
      en: [
        'Students travel free.',
        'Children get a discount of {n}%.',
        'All travellers get a discount of {n}%.',
        'Students get no discount.',
        'Children do not travel free.',
        'Only children get a ticket.',
      ],
      hi: ['छात्रों के लिए मुफ़्त है।', 'बच्चों को {n}% की छूट मिलती है।', 'छात्रों को छूट नहीं मिलती।', 'सभी को {n}% की छूट मिलती है।'],
      ta: ['மாணவர்களுக்கு இலவசம்.', 'மாணவர்களுக்கு தள்ளுபடி இல்லை.'],
      es: [
        'Para los estudiantes es gratis.',
        'Los niños tienen un descuento de {n}%.',
        'No hay descuento para estudiantes.',
      ],
      pt: ['Para os estudantes é grátis.', 'Não há desconto para estudantes.', 'As crianças têm um desconto de {n}%.'],
      ar: ['للطلاب مجانا.', 'لا خصم للطلاب.', 'للأطفال خصم {n}%.'],
    },
  },
  {
    title: 'Luggage',
    fill: 'weight',
    question: {
      en: 'How heavy may my suitcase be?',
      hi: 'सूटकेस कितने किलो का हो सकता है?',
      ta: 'சூட்கேஸ் எத்தனை கிலோ இருக்கலாம்?',
      es: '¿Cuánto puede pesar la maleta?',
      pt: 'Quanto pode pesar a mala?',
      ar: 'كم وزن الحقيبة المسموح؟',
    },
    says: {
      en: [
        'One suitcase of up to {n} kg is included for each traveller. Pets are not allowed on the bus.',
        'For each traveller one suitcase of up to {n} kg is included.',
      ],
      hi: [
        'हर यात्री के लिए {n} किलो तक का सूटकेस शामिल है। पालतू जानवरों की अनुमति नहीं है।',
        'हर यात्री के लिए {n} किलो तक का सूटकेस शामिल है।',
      ],
      ta: [
        'ஒவ்வொரு பயணிக்கும் {n} கிலோ வரை சூட்கேஸ் அனுமதி உண்டு. செல்லப்பிராணிகளுக்கு அனுமதி இல்லை.',
        '{n} கிலோ வரை சூட்கேஸ் ஒவ்வொரு பயணிக்கும் அனுமதி உண்டு.',
      ],
      es: [
        'Cada viajero tiene incluida una maleta de hasta {n} kg. Las mascotas no están permitidas.',
        'Una maleta de hasta {n} kg está incluida para cada viajero.',
      ],
      pt: [
        'Cada viajante tem incluída uma mala de até {n} kg. Animais não são permitidos.',
        'Uma mala de até {n} kg está incluída para cada viajante.',
      ],
      ar: ['حقيبة حتى {n} كجم مشمولة لكل مسافر. الحيوانات غير مسموحة.', 'لكل مسافر حقيبة مشمولة حتى {n} كجم.'],
    },
    turned: {
      en: [
        'Pets are allowed on the bus.',
        'Pets of up to {n} kg are allowed.',
        'No suitcase is included.',
        'One suitcase of up to {n} grams is included for each traveller.',
        'Unlimited suitcases are included for each traveller.',
        'Suitcases are not allowed on the bus.',
      ],
      hi: ['पालतू जानवरों की अनुमति है।', 'सूटकेस शामिल नहीं है।', 'हर यात्री के लिए {n} ग्राम तक का सूटकेस शामिल है।'],
      ta: ['செல்லப்பிராணிகளுக்கு அனுமதி உண்டு.', 'சூட்கேஸ் அனுமதி இல்லை.'],
      es: ['Las mascotas están permitidas.', 'La maleta no está incluida.', 'Una maleta ilimitada está incluida.'],
      pt: ['Animais são permitidos.', 'A mala não está incluída.'],
      ar: ['الحيوانات مسموحة.', 'حقيبة غير مشمولة.'],
    },
  },
  {
    title: 'Phone',
    fill: 'phone',
    question: {
      en: 'What is your phone number?',
      hi: 'आपका फ़ोन नंबर क्या है?',
      ta: 'உங்கள் தொலைபேசி எண் என்ன?',
      es: '¿Cuál es su número de teléfono?',
      pt: 'Qual é o número de telefone?',
      ar: 'ما هو رقم الهاتف؟',
    },
    says: {
      en: ['Our phone number is {n}. We accept cards and cash.', 'You can call our office: the phone number is {n}.'],
      hi: ['हमारा फ़ोन नंबर {n} है। हम कार्ड और नकद लेते हैं।', 'फ़ोन नंबर {n} है।'],
      ta: ['எங்கள் தொலைபேசி எண் {n}. கார்டு ஏற்கப்படும்.', 'தொலைபேசி எண்: {n}.'],
      es: ['Nuestro número de teléfono es {n}. Aceptamos tarjetas.', 'El teléfono es {n}.'],
      pt: ['Nosso número de telefone é {n}. Aceitamos cartões.', 'O telefone é {n}.'],
      ar: ['رقم هاتفنا {n}. نقبل البطاقات.', 'رقم الهاتف {n}.'],
    },
    turned: {
      en: [
        'We do not accept cards.',
        'We only accept cash.',
        'Write to help@refunds-now.example for cash.',
        'See www.pay-here.example for cards.',
      ],
      hi: ['हम कार्ड नहीं लेते।', 'हम केवल नकद लेते हैं।'],
      ta: ['கார்டு ஏற்கப்படாது இல்லை.'],
      es: ['No aceptamos tarjetas.', 'Solo aceptamos tarjetas.'],
      pt: ['Não aceitamos cartões.', 'Só aceitamos cartões.'],
      ar: ['لا نقبل البطاقات.', 'نقبل البطاقات فقط.'],
    },
  },
  {
    title: 'Doctors',
    fill: 'doctor',
    question: {
      en: 'Which doctor sees patients on Tuesday?',
      hi: 'मंगलवार को कौन से डॉक्टर मिलते हैं?',
      ta: 'செவ்வாய் அன்று எந்த டாக்டர்?',
      es: '¿Qué doctor atiende el martes?',
      pt: 'Que doutor atende na terça?',
      ar: 'أي دكتور يستقبل المرضى يوم الثلاثاء؟',
    },
    says: {
      en: [
        'Dr. {name} sees patients on Tuesday. The clinic is closed on Friday.',
        'On Tuesday Dr. {name} sees patients.',
      ],
      hi: ['डॉ. {name} मंगलवार को मरीज़ देखते हैं। शुक्रवार को क्लिनिक बंद है।', 'मंगलवार को डॉ. {name} मरीज़ देखते हैं।'],
      ta: ['டாக்டர் {name} செவ்வாய் அன்று நோயாளிகளைப் பார்க்கிறார்.', 'செவ்வாய் அன்று டாக்டர் {name} நோயாளிகளைப் பார்க்கிறார்.'],
      es: [
        'El doctor {name} atiende a pacientes el martes. El viernes la clínica está cerrada.',
        'El martes atiende el doctor {name}.',
      ],
      pt: [
        'O doutor {name} atende pacientes na terça. Na sexta a clínica está fechada.',
        'Na terça atende o doutor {name}.',
      ],
      ar: [
        'دكتور {name} يستقبل المرضى يوم الثلاثاء. العيادة مغلقة يوم الجمعة.',
        'يوم الثلاثاء يستقبل دكتور {name} المرضى.',
      ],
    },
    turned: {
      en: [
        'Dr. {other} sees patients on Tuesday.',
        'Dr. {name} sees patients on Friday.',
        'Dr. {name} does not see patients on Tuesday.',
        'Dr. {name} sees patients on Wednesday.',
        'The clinic is open on Friday.',
        'Only Dr. {other} sees patients.',
      ],
      hi: [
        'डॉ. {other} मंगलवार को मरीज़ देखते हैं।',
        'डॉ. {name} शुक्रवार को मरीज़ देखते हैं।',
        'डॉ. {name} मंगलवार को मरीज़ नहीं देखते।',
      ],
      ta: ['டாக்டர் {other} செவ்வாய் அன்று நோயாளிகளைப் பார்க்கிறார்.', 'டாக்டர் {name} புதன் அன்று நோயாளிகளைப் பார்க்கிறார்.'],
      es: [
        'El doctor {other} atiende el martes.',
        'El doctor {name} atiende el viernes.',
        'El doctor {name} no atiende el martes.',
      ],
      pt: [
        'O doutor {other} atende na terça.',
        'O doutor {name} atende na sexta.',
        'O doutor {name} não atende na terça.',
      ],
      ar: [
        'دكتور {other} يستقبل المرضى يوم الثلاثاء.',
        'دكتور {name} يستقبل المرضى يوم الجمعة.',
        'دكتور {name} لا يستقبل المرضى يوم الثلاثاء.',
      ],
    },
  },
]

export const NAMES: readonly Record<Language, string>[] = [
  { en: 'Mehta', hi: 'मेहता', ta: 'மேத்தா', es: 'Mehta', pt: 'Mehta', ar: 'ميهتا' },
  { en: 'Sharma', hi: 'शर्मा', ta: 'ஷர்மா', es: 'Sharma', pt: 'Sharma', ar: 'شارما' },
  { en: 'Khan', hi: 'खान', ta: 'கான்', es: 'Khan', pt: 'Khan', ar: 'خان' },
  { en: 'Lopez', hi: 'लोपेज़', ta: 'லோபஸ்', es: 'Lopez', pt: 'Lopez', ar: 'لوبيز' },
  { en: 'Raman', hi: 'रमन', ta: 'ராமன்', es: 'Raman', pt: 'Raman', ar: 'رامان' },
  { en: 'Nair', hi: 'नायर', ta: 'நாயர்', es: 'Nair', pt: 'Nair', ar: 'ناير' },
]

/** What a model knows of the world, or would like to be true; no passage says any of it. */
export const INVENTIONS: Record<Language, readonly string[]> = {
  en: [
    'We also have a swimming pool on the roof.',
    'Delivery takes two weeks.',
    'The capital of France is Paris.',
    'We are part of the Grandhotel group.',
    'Our chef comes from Naples.',
    'You will get a voucher by e-mail.',
    'Payment by instalments is possible.',
    'The warranty lasts three years.',
    'Parking is available behind the building.',
    'We will call you back within an hour.',
    'Prescriptions can be collected in the lobby.',
    'Our founder started the company in Mumbai.',
  ],
  hi: [
    'हमारे पास छत पर स्विमिंग पूल भी है।',
    'डिलीवरी में दो हफ़्ते लगते हैं।',
    'फ्रांस की राजधानी पेरिस है।',
    'आपको ईमेल से वाउचर मिलेगा।',
    'किस्तों में भुगतान संभव है।',
    'वारंटी तीन साल की है।',
    'इमारत के पीछे पार्किंग है।',
    'हम एक घंटे में आपको कॉल करेंगे।',
  ],
  ta: [
    'மாடியில் நீச்சல் குளமும் உள்ளது.',
    'டெலிவரிக்கு இரண்டு வாரங்கள் ஆகும்.',
    'பிரான்சின் தலைநகரம் பாரிஸ்.',
    'மின்னஞ்சலில் வவுச்சர் கிடைக்கும்.',
    'தவணை முறையில் பணம் செலுத்தலாம்.',
    'கட்டிடத்தின் பின்னால் பார்க்கிங் உள்ளது.',
  ],
  es: [
    'También tenemos una piscina en la azotea.',
    'La entrega tarda dos semanas.',
    'La capital de Francia es París.',
    'Recibirá un vale por correo.',
    'Se puede pagar a plazos.',
    'Hay aparcamiento detrás del edificio.',
    'Le llamaremos en una hora.',
  ],
  pt: [
    'Também temos uma piscina no terraço.',
    'A entrega demora duas semanas.',
    'A capital da França é Paris.',
    'Receberá um vale por correio.',
    'É possível pagar em prestações.',
    'Há estacionamento atrás do prédio.',
  ],
  ar: [
    'لدينا أيضا مسبح على السطح.',
    'التوصيل يستغرق أسبوعين.',
    'عاصمة فرنسا هي باريس.',
    'ستحصل على قسيمة بالبريد.',
    'يمكن الدفع بالتقسيط.',
    'يوجد موقف سيارات خلف المبنى.',
  ],
}
