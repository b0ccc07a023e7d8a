export interface Metadonnees {
	titre: string;
	auteur?: string;
	sujet?: string;
	/** AAAA-MM-JJ, or nothing. */
	date?: string;
}

const xml = (texte: string): string => texte.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** PDF/A wants every property outside its own schemas described (ISO 19005-3, 6.6.2.3): here, the one that says PDF/UA. */
const EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** The XMP packet: title, author, date, and the two standards that the file claims. */
export const xmp = (m: Metadonnees): Uint8Array => {
	const date = m.date ? `${m.date}T00:00:00Z` : undefined;
	const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(m.titre)}</rdf:li></rdf:Alt></dc:title>
${m.auteur ? `<dc:creator><rdf:Seq><rdf:li>${xml(m.auteur)}</rdf:li></rdf:Seq></dc:creator>` : ''}
${m.sujet ? `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(m.sujet)}</rdf:li></rdf:Alt></dc:description>` : ''}
${date ? `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>` : ''}
<xmp:CreatorTool>Parcours CLSM</xmp:CreatorTool>
<pdf:Producer>Parcours CLSM</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
	return new TextEncoder().encode(packet);
};
