/** What made-up customers are called and write, by the script they write in. */
export interface Tongue {
  /** What their numbers begin with; eight digits follow. */
  prefix: string
  first: string[]
  last: string[]
  words: string[]
}

const list = (text: string) => text.trim().split(/\s+/)

const latin: Tongue = {
  prefix: '1555',
  first:
    list(`Asha Ravi Meera Arjun Priya Kabir Ananya Rohan Divya Sanjay Lucia Mateo Sofia Diego Ana Thomas Emma Noah Ines
    Omar Grace Liam Chloe Hugo Marta Felix Nadia Jonas Elena Samuel`),
  last: list(`Iyer Sharma Khan Menon Patel Fernandes Silva Garcia Santos Rossi Weber Smith Okafor Nguyen Cohen Larsen Novak
    Dubois Murphy Haddad`),
  words:
    list(`booking ticket train hotel room date price family weekend december january refund invoice deposit window seat bus
    driver luggage breakfast dinner airport station morning evening change cancel confirm payment guide coffee estate falls
    beach island ferry permit passport address office sunday monday friday please thanks tomorrow today`),
}

const devanagari: Tongue = {
  prefix: '9198',
  first: list(`आशा रवि मीरा अर्जुन प्रिया कबीर अनन्या रोहन दिव्या संजय सुनीता विकास पूजा अमित नेहा राहुल किरण मनोज`),
  last: list(`शर्मा वर्मा गुप्ता सिंह यादव जोशी मिश्रा चौधरी पटेल त्रिपाठी अग्रवाल देशमुख कुलकर्णी`),
  words: list(`नमस्ते टिकट ट्रेन होटल कमरा तारीख कीमत परिवार दिसंबर जनवरी वापसी बिल सीट बस सामान नाश्ता हवाईअड्डा स्टेशन सुबह
    शाम बदलना रद्द भुगतान गाइड पता कार्यालय रविवार सोमवार कृपया धन्यवाद कल आज कितने लोग चाहिए कब मिलेगा`),
}

const tamil: Tongue = {
  prefix: '9144',
  first: list(`ஆஷா ரவி மீரா அர்ஜுன் பிரியா கபிலன் அனன்யா கார்த்திக் திவ்யா சுரேஷ் லட்சுமி முருகன் கவிதா செல்வம் வள்ளி குமார்`),
  last: list(`ஐயர் சுப்ரமணியன் ராமன் கிருஷ்ணன் செல்வராஜ் பாண்டியன் நடராஜன் சுந்தரம் வேலு மாணிக்கம்`),
  words: list(`வணக்கம் டிக்கெட் ரயில் விடுதி அறை தேதி விலை குடும்பம் டிசம்பர் ஜனவரி பணம் பில் இருக்கை பேருந்து பை உணவு விமானம்
    நிலையம் காலை மாலை மாற்ற ரத்து கட்டணம் வழிகாட்டி முகவரி அலுவலகம் ஞாயிறு தயவுசெய்து நன்றி நாளை இன்று எப்போது`),
}

const arabic: Tongue = {
  prefix: '9715',
  first: list(`أحمد فاطمة محمد عائشة خالد مريم يوسف ليلى عمر نور حسن سارة إبراهيم هدى علي زينب`),
  last: list(`الهاشمي المنصوري الحسيني الخطيب النجار الصباغ العلي القاسمي الزهراني الشامسي`),
  words:
    list(`مرحبا تذكرة قطار فندق غرفة تاريخ سعر عائلة ديسمبر يناير استرداد فاتورة مقعد حافلة حقيبة فطور مطار محطة صباح مساء
    تغيير إلغاء تأكيد دفع دليل شاطئ جزيرة جواز عنوان مكتب الأحد الاثنين الجمعة رجاء شكرا غدا اليوم متى`),
}

/** In ten customers. */
export const TONGUES: readonly Tongue[] = [
  ...[latin, latin, latin, latin, latin],
  ...[devanagari, devanagari],
  ...[tamil, tamil],
  arabic,
]
