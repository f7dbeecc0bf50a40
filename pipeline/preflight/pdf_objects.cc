#include "preflight/pdf_objects.h"

#include "base/limits.h"

#include <qpdf/Pipeline.hh>

#include <exception>
#include <set>
#include <stdexcept>

namespace pam::preflight {

namespace {

// Gathers what a stream unpacks to, until it is too much. Filters may stand one upon the
// other, a thousandfold each: only an exception stops libqpdf, and data_of catches it.
class Bounded : public Pipeline {
public:
    Bounded() : Pipeline("bounded", nullptr) {}
    void write(const unsigned char* data, size_t size) override {
        if (text_.size() + size > limits::pdf_stream_bytes)
            std::rethrow_exception(std::make_exception_ptr(std::length_error("too large")));
        text_.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

QPDFObjectHandle dictionary_of(QPDFObjectHandle object) {
    return object.isStream() ? object.getDict() : object;
}

// Nodes of a number or name tree, however it is knotted: each is visited once.
template<typename Visit>
void walk_tree(QPDFObjectHandle root, const char* leaf_key, Visit visit) {
    std::vector<QPDFObjectHandle> waiting{root};
    std::set<QPDFObjGen> seen;
    std::size_t nodes = 0;
    while (!waiting.empty() && ++nodes < limits::pdf_elements) {
        QPDFObjectHandle node = waiting.back();
        waiting.pop_back();
        if (node.isIndirect() && !seen.insert(node.getObjGen()).second) continue;
        QPDFObjectHandle leaves = value_of(node, leaf_key);
        const int count = leaves.isArray() ? leaves.getArrayNItems() : 0;
        for (int i = 0; i + 1 < count; i += 2)
            visit(leaves.getArrayItem(i), leaves.getArrayItem(i + 1));
        for (QPDFObjectHandle& kid : elements(value_of(node, "/Kids")))
            waiting.push_back(kid);
    }
}

}  // namespace

QPDFObjectHandle value_of(QPDFObjectHandle object, const std::string& key) {
    QPDFObjectHandle dictionary = dictionary_of(object);
    return dictionary.isDictionary() ? dictionary.getKey(key) : QPDFObjectHandle::newNull();
}

bool has_key(QPDFObjectHandle object, const std::string& key) {
    return !value_of(object, key).isNull();
}

std::string name_of(QPDFObjectHandle object) {
    return object.isName() ? object.getName().substr(1) : "";
}

std::string name_at(QPDFObjectHandle object, const std::string& key) {
    return name_of(value_of(object, key));
}

std::optional<std::string> text_of(QPDFObjectHandle object) {
    if (!object.isString()) return std::nullopt;
    return object.getUTF8Value();
}

std::optional<std::string> text_at(QPDFObjectHandle object, const std::string& key) {
    return text_of(value_of(object, key));
}

std::optional<double> number_at(QPDFObjectHandle object, const std::string& key) {
    QPDFObjectHandle value = value_of(object, key);
    if (!value.isNumber()) return std::nullopt;
    return value.getNumericValue();
}

std::optional<long long> integer_at(QPDFObjectHandle object, const std::string& key) {
    QPDFObjectHandle value = value_of(object, key);
    if (!value.isInteger()) return std::nullopt;
    return value.getIntValue();
}

bool is_true(QPDFObjectHandle object) {
    return object.isBool() && object.getBoolValue();
}

bool has_text(const std::optional<std::string>& text) {
    return text && !text->empty();
}

std::vector<QPDFObjectHandle> elements(QPDFObjectHandle object) {
    if (object.isNull()) return {};
    if (!object.isArray()) return {object};
    return object.getArrayAsVector();
}

std::map<std::string, QPDFObjectHandle> entries(QPDFObjectHandle object) {
    QPDFObjectHandle dictionary = dictionary_of(object);
    if (!dictionary.isDictionary()) return {};
    return dictionary.getDictAsMap();
}

std::optional<std::string> data_of(QPDFObjectHandle stream) {
    if (!stream.isStream()) return std::nullopt;
    Bounded gathered;
    try {
        if (!stream.pipeStreamData(&gathered, 0, qpdf_dl_all, true, false))
            return std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return gathered.take();
}

std::vector<QPDFObjectHandle> form_fields(QPDFObjectHandle catalog) {
    constexpr std::size_t most_fields = 100000;
    std::vector<QPDFObjectHandle> fields;
    std::set<QPDFObjGen> seen;
    std::vector<QPDFObjectHandle> waiting =
        elements(value_of(value_of(catalog, "/AcroForm"), "/Fields"));
    for (std::size_t i = 0; i < waiting.size() && i < most_fields; ++i) {
        QPDFObjectHandle field = waiting[i];
        if (!field.isDictionary()) continue;
        if (field.isIndirect() && !seen.insert(field.getObjGen()).second) continue;
        fields.push_back(field);
        for (QPDFObjectHandle& kid : elements(value_of(field, "/Kids")))
            waiting.push_back(kid);
    }
    return fields;
}

std::map<long long, QPDFObjectHandle> number_tree(QPDFObjectHandle root) {
    std::map<long long, QPDFObjectHandle> values;
    walk_tree(root, "/Nums", [&](QPDFObjectHandle key, QPDFObjectHandle value) {
        if (key.isInteger()) values.emplace(key.getIntValue(), value);
    });
    return values;
}

std::vector<std::pair<std::string, QPDFObjectHandle>> name_tree(QPDFObjectHandle root) {
    std::vector<std::pair<std::string, QPDFObjectHandle>> values;
    walk_tree(root, "/Names", [&](QPDFObjectHandle key, QPDFObjectHandle value) {
        if (const auto name = text_of(key)) values.emplace_back(*name, value);
    });
    return values;
}

}  // namespace pam::preflight
