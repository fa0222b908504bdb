// graph FILE FROM TO: shortest path in a weighted graph (one "A B WEIGHT" edge per line), its components and a minimum spanning forest.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <queue>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Edge {
    std::string from, to;
    double weight;
};

class Graph {
public:
    void add(const Edge &edge) {
        edges_.push_back(edge);
        neighbours_[edge.from].emplace_back(edge.to, edge.weight);
        neighbours_[edge.to].emplace_back(edge.from, edge.weight);
    }

    const std::vector<Edge> &edges() const { return edges_; }
    const std::map<std::string, std::vector<std::pair<std::string, double>>> &neighbours() const { return neighbours_; }

private:
    std::vector<Edge> edges_;
    std::map<std::string, std::vector<std::pair<std::string, double>>> neighbours_;
};

class Report {
public:
    virtual ~Report() = default;
    virtual void print(const Graph &graph) const = 0;
};

class ShortestPath final : public Report {
public:
    ShortestPath(std::string from, std::string to) : from_(std::move(from)), to_(std::move(to)) {}

    void print(const Graph &graph) const override {
        std::map<std::string, double> distance;
        std::map<std::string, std::string> previous;
        using Entry = std::pair<double, std::string>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>> queue;
        queue.emplace(0.0, from_);
        distance[from_] = 0.0;
        while (!queue.empty()) {
            auto [far, node] = queue.top();
            queue.pop();
            auto found = graph.neighbours().find(node);
            if (far > distance[node] || found == graph.neighbours().end()) continue;
            for (const auto &[next, weight] : found->second) {
                auto known = distance.find(next);
                if (known == distance.end() || far + weight < known->second) {
                    distance[next] = far + weight;
                    previous[next] = node;
                    queue.emplace(far + weight, next);
                }
            }
        }
        if (distance.count(to_) == 0) {
            std::printf("no path from %s to %s\n", from_.c_str(), to_.c_str());
            return;
        }
        std::vector<std::string> path{to_};
        while (path.back() != from_) path.push_back(previous[path.back()]);
        std::reverse(path.begin(), path.end());
        std::string text;
        for (const auto &node : path) text += (text.empty() ? "" : " -> ") + node;
        std::printf("%s (%.2f)\n", text.c_str(), distance[to_]);
    }

private:
    std::string from_, to_;
};

class Components final : public Report {
public:
    void print(const Graph &graph) const override {
        std::set<std::string> seen;
        std::vector<std::vector<std::string>> components;
        for (const auto &[start, unused] : graph.neighbours()) {
            if (!seen.insert(start).second) continue;
            std::vector<std::string> members{start};
            for (size_t i = 0; i < members.size(); i++) {
                for (const auto &[next, weight] : graph.neighbours().at(members[i])) {
                    if (seen.insert(next).second) members.push_back(next);
                }
            }
            std::sort(members.begin(), members.end());
            components.push_back(std::move(members));
        }
        std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
        std::printf("%zu components\n", components.size());
        for (const auto &members : components) {
            std::printf(" ");
            for (const auto &member : members) std::printf(" %s", member.c_str());
            std::printf("\n");
        }
    }
};

class SpanningForest final : public Report {
public:
    void print(const Graph &graph) const override {
        std::vector<Edge> sorted = graph.edges();
        std::sort(sorted.begin(), sorted.end(), [](const Edge &a, const Edge &b) {
            return std::tie(a.weight, a.from, a.to) < std::tie(b.weight, b.from, b.to);
        });
        std::map<std::string, std::string> parent;
        std::function<std::string(const std::string &)> root = [&](const std::string &node) {
            auto found = parent.find(node);
            if (found == parent.end() || found->second == node) return node;
            return found->second = root(found->second);
        };
        double total = 0;
        for (const auto &edge : sorted) {
            std::string a = root(edge.from), b = root(edge.to);
            if (a == b) continue;
            parent[a] = b;
            total += edge.weight;
            std::printf("  %s - %s %.2f\n", edge.from.c_str(), edge.to.c_str(), edge.weight);
        }
        std::printf("forest weighs %.2f\n", total);
    }
};

}  // namespace

int main(int argc, char **argv) {
    if (argc != 4) {
        std::fputs("usage: graph FILE FROM TO\n", stderr);
        return 2;
    }
    std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(argv[1], "r"), std::fclose);
    if (!file) {
        std::perror(argv[1]);
        return 1;
    }
    Graph graph;
    char from[32], to[32];
    double weight;
    while (std::fscanf(file.get(), "%31s %31s %lf", from, to, &weight) == 3) graph.add({from, to, weight});
    std::vector<std::unique_ptr<Report>> reports;
    reports.push_back(std::make_unique<ShortestPath>(argv[2], argv[3]));
    reports.push_back(std::make_unique<Components>());
    reports.push_back(std::make_unique<SpanningForest>());
    for (const auto &report : reports) report->print(graph);
    return 0;
}
